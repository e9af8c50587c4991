using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;

using Market.Hosting.Access;

using Microsoft.Net.Http.Headers;

namespace Market.Portal.Web;

/// <summary>Style sheets, scripts and pictures, embedded in the assembly; a fingerprint in the address lets browsers keep them for a year.</summary>
public static class SiteFiles
{
    private static readonly FrozenDictionary<string, Asset> All = Load();

    /// <param name="path">Such as <c>css/market.css</c>.</param>
    public static string Url(string path) => $"/{path}?v={All[path].Fingerprint}";

    internal static void MapAssets(this IEndpointRouteBuilder routes)
    {
        foreach (var (path, asset) in All)
            routes.MapGet("/" + path, (HttpContext context) => Serve(context, asset)).Allow(AccessDecision.Anyone);
        routes.MapGet("/favicon.ico", () => Results.Redirect(Url("img/mark.svg"), permanent: false)).Allow(AccessDecision.Anyone);
        routes.MapGet("/robots.txt", () => Results.Text("User-agent: *\nDisallow: /mijn/\nDisallow: /jury\nDisallow: /bff/\n")).Allow(AccessDecision.Anyone);
    }

    private static IResult Serve(HttpContext context, Asset asset)
    {
        var current = context.Request.Query["v"] == asset.Fingerprint;
        context.Response.Headers.CacheControl = current ? "public, max-age=31536000, immutable" : "public, no-cache";
        context.Response.Headers.Vary = "Accept-Encoding";
        var squeezed = context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
        if (squeezed)
            context.Response.Headers.ContentEncoding = "br";
        var tag = new EntityTagHeaderValue($"\"{asset.Fingerprint}{(squeezed ? "b" : "")}\"");
        return Results.Bytes(squeezed ? asset.Squeezed : asset.Bytes, asset.ContentType, entityTag: tag);
    }

    private static FrozenDictionary<string, Asset> Load()
    {
        var assembly = typeof(SiteFiles).Assembly;
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith("assets/", StringComparison.Ordinal)).ToFrozenDictionary(name => name["assets/".Length..].Replace('\\', '/'), name =>
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return new Asset(bytes, Squeeze(bytes), TypeOf(name), Convert.ToHexStringLower(SHA256.HashData(bytes))[..10]);
        });
    }

    private static byte[] Squeeze(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var brotli = new BrotliStream(target, CompressionLevel.Optimal))
            brotli.Write(bytes);
        return target.ToArray();
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        var other => throw new InvalidOperationException($"No content type for {other}"),
    };

    private sealed record Asset(byte[] Bytes, byte[] Squeezed, string ContentType, string Fingerprint);
}
