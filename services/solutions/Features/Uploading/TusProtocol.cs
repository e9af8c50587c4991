using System.Globalization;

using Market.Hosting.Endpoints;
using Market.Hosting.Files;
using Market.Kernel;
using Market.Solutions.Domain.Solving;

namespace Market.Solutions.Features.Uploading;

/// <summary>What all endpoints of the tus protocol (version 1.0.0, https://tus.io/protocols/resumable-upload) share.</summary>
internal static class TusProtocol
{
    public const string Version = "1.0.0";
    public const string Extensions = "creation,creation-with-upload,checksum,termination,expiration";
    public const string Piece = "application/offset+octet-stream";

    /// <summary>Of its own, because HTTP has none for it.</summary>
    private const int ChecksumMismatch = 460;

    public static RouteHandlerBuilder SpeakTus(this RouteHandlerBuilder route) => route.AddEndpointFilter(async (context, next) =>
    {
        var (request, answer) = (context.HttpContext.Request, context.HttpContext.Response);
        answer.Headers["Tus-Resumable"] = Version;
        answer.Headers.CacheControl = "no-store";
        if (request.Headers["Tus-Resumable"].ToString() is var spoken && (spoken == Version || (spoken.Length == 0 && IsOutside(request.Method))))
            return await next(context);
        answer.Headers["Tus-Version"] = Version;
        return Refuse([UploadErrors.Version]);
    });

    public static void Describe(HttpResponse answer)
    {
        answer.Headers["Tus-Version"] = Version;
        answer.Headers["Tus-Extension"] = Extensions;
        answer.Headers["Tus-Checksum-Algorithm"] = UploadChecksum.Algorithms;
        answer.Headers["Tus-Max-Size"] = Text(Solution.FileLimit);
    }

    public static void Tell(HttpResponse answer, long offset, DateTimeOffset expires)
    {
        answer.Headers["Upload-Offset"] = Text(offset);
        answer.Headers["Upload-Expires"] = expires.ToString("R", CultureInfo.InvariantCulture);
    }

    public static IResult Refuse(IReadOnlyList<Error> errors) => StatusOf(errors[0]) is { } status
        ? TypedResults.Problem(Problems.Details(status, errors))
        : Problems.Of(errors);

    /// <summary>Bytes, from a header; null when it is missing or no such number.</summary>
    public static long? Bytes(string? header) => long.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) ? bytes : null;

    public static string Text(long bytes) => bytes.ToString(CultureInfo.InvariantCulture);

    /// <summary>OPTIONS asks for the version; GET is not of the protocol, and DELETE means the same in any version.</summary>
    private static bool IsOutside(string method) => HttpMethods.IsOptions(method) || HttpMethods.IsGet(method) || HttpMethods.IsDelete(method);

    private static int? StatusOf(Error error)
    {
        if (error == UploadErrors.Version)
            return StatusCodes.Status412PreconditionFailed;
        if (error == UploadErrors.Busy)
            return StatusCodes.Status423Locked;
        return error == UploadErrors.Checksum ? ChecksumMismatch : null;
    }
}
