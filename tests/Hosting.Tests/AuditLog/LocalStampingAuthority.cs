using System.Diagnostics;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Market.Hosting.Tests.AuditLog;

/// <summary>A time-stamping authority on this machine: openssl signs, a small server passes questions on to it.</summary>
internal sealed class LocalStampingAuthority : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("market-tsa-").FullName;
    private WebApplication? _server;

    private LocalStampingAuthority()
    {
    }

    /// <summary>What its own certificate leads to.</summary>
    public string Root => Path.Combine(_folder, "root.pem");

    public string Address => _server!.Urls.First();

    /// <summary>What it does to an answer before it sends it.</summary>
    public Func<byte[], byte[]> Change { get; set; } = answer => answer;

    /// <summary>Whether it answers that it is away.</summary>
    public bool Away { get; set; }

    public static async Task<LocalStampingAuthority> StartAsync()
    {
        Assert.SkipUnless(OnPath("openssl"), "openssl is not on this machine");
        var authority = new LocalStampingAuthority();
        await authority.MakeCertificatesAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        authority._server = builder.Build();
        authority._server.MapPost("/", (Delegate)authority.AnswerAsync);
        await authority._server.StartAsync();
        return authority;
    }

    /// <summary>Whether openssl itself finds that <paramref name="token"/> is over <paramref name="data"/>.</summary>
    public async Task<bool> VerifiesAsync(byte[] data, byte[] token)
    {
        await File.WriteAllBytesAsync(Path.Combine(_folder, "data"), data);
        await File.WriteAllBytesAsync(Path.Combine(_folder, "token"), token);
        return await OpensslAsync("ts", "-verify", "-data", "data", "-in", "token", "-token_in", "-CAfile", "root.pem") == 0;
    }

    private async Task<IResult> AnswerAsync(HttpContext context)
    {
        if (Away)
            return Results.StatusCode(503);
        var name = Guid.CreateVersion7().ToString();
        using (var question = File.Create(Path.Combine(_folder, name)))
            await context.Request.Body.CopyToAsync(question);
        Assert.Equal(0, await OpensslAsync("ts", "-reply", "-config", "tsa.cnf", "-section", "tsa", "-queryfile", name, "-out", name + ".answer"));
        return Results.Bytes(Change(await File.ReadAllBytesAsync(Path.Combine(_folder, name + ".answer"))), "application/timestamp-reply");
    }

    private async Task MakeCertificatesAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "tsa.cnf"), """
            [tsa]
            serial = serial
            signer_cert = tsa.pem
            signer_key = tsa.key
            certs = root.pem
            default_policy = 1.2.3.4.1
            signer_digest = sha256
            digests = sha256
            accuracy = secs:1
            ess_cert_id_alg = sha256
            [stamping]
            extendedKeyUsage = critical,timeStamping
            """);
        await File.WriteAllTextAsync(Path.Combine(_folder, "serial"), "01\n");
        Assert.Equal(0, await OpensslAsync("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "root.key", "-out", "root.pem", "-subj", "/CN=Verzonnen wortel", "-days", "2"));
        Assert.Equal(0, await OpensslAsync("req", "-newkey", "rsa:2048", "-nodes", "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=Verzonnen tijdstempel"));
        Assert.Equal(0, await OpensslAsync("x509", "-req", "-in", "tsa.csr", "-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial", "-days", "2", "-extfile", "tsa.cnf", "-extensions", "stamping", "-out", "tsa.pem"));
    }

    private async Task<int> OpensslAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("openssl", arguments) { WorkingDirectory = _folder, RedirectStandardError = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        await Task.WhenAll(process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync(), process.WaitForExitAsync());
        return process.ExitCode;
    }

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
