using System.Diagnostics;

using Market.Kernel;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Market.Hosting.Endpoints;

/// <summary>One refusal as it stands in a problem's <c>errors</c>.</summary>
public sealed record ProblemError(string Code, string? Field, IReadOnlyList<string> Values);

/// <summary>Turns outcomes into HTTP answers; refusals become RFC 9457 problems with type <c>urn:market:CODE</c>.</summary>
public static class Problems
{
    public static Results<Ok<T>, ProblemHttpResult> ToOk<T>(this Result<T> result) =>
        result.Failed ? Of(result.Errors) : TypedResults.Ok(result.Value);

    public static Results<PreparedJson<T>, ProblemHttpResult> ToPrepared<T>(this Result<PreparedJson<T>> result) =>
        result.Failed ? Of(result.Errors) : result.Value;

    public static Results<Created<T>, ProblemHttpResult> ToCreated<T>(this Result<T> result, Func<T, string> location) =>
        result.Failed ? Of(result.Errors) : TypedResults.Created(location(result.Value), result.Value);

    public static Results<NoContent, ProblemHttpResult> ToNoContent(this Result result) =>
        result.Failed ? Of(result.Errors) : TypedResults.NoContent();

    public static ProblemHttpResult Of(params IReadOnlyList<Error> errors) => TypedResults.Problem(Details(Status(errors[0].Kind), errors));

    public static ProblemDetails Details(int status, IReadOnlyList<Error> errors) => new()
    {
        Type = $"urn:market:{errors[0].Code}",
        Title = errors[0].Code,
        Status = status,
        Extensions =
        {
            ["errors"] = errors.Select(error => new ProblemError(error.Code, error.Field, error.Values)).ToList(),
            ["traceId"] = Activity.Current?.TraceId.ToString(),
        },
    };

    /// <summary>A refusal that the framework makes by itself (no such route, not signed in, wrong content type) gets a code and <c>errors</c> like ours.</summary>
    public static void GiveCode(ProblemDetailsContext context)
    {
        var (given, status) = (context.ProblemDetails, context.HttpContext.Response.StatusCode);
        if (given.Type?.StartsWith("urn:market:", StringComparison.Ordinal) == true || status >= StatusCodes.Status500InternalServerError)
            return;
        var ours = Details(status, [OfStatus(status)]);
        (given.Type, given.Title, given.Status) = (ours.Type, ours.Title, ours.Status);
        foreach (var (name, value) in ours.Extensions)
            given.Extensions[name] = value;
    }

    private static Error OfStatus(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => Error.Forbidden("sign-in.needed"),
        StatusCodes.Status403Forbidden => Error.Forbidden("forbidden"),
        StatusCodes.Status404NotFound => Error.NotFound(),
        StatusCodes.Status415UnsupportedMediaType => Error.Invalid("request.content-type"),
        _ => Error.Invalid("request.malformed"),
    };

    private static int Status(ErrorKind kind) => kind switch
    {
        ErrorKind.Invalid => StatusCodes.Status400BadRequest,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        ErrorKind.Unprocessable => StatusCodes.Status422UnprocessableEntity,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
