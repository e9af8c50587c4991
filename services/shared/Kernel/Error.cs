namespace Market.Kernel;

/// <summary>The closed set of ways in which the market refuses; each maps to one HTTP status.</summary>
public enum ErrorKind
{
    /// <summary>The input is not acceptable (400).</summary>
    Invalid,

    /// <summary>The caller is known but may not (403).</summary>
    Forbidden,

    /// <summary>There is no such thing, or its existence is secret (404).</summary>
    NotFound,

    /// <summary>The state does not allow it, or somebody else was first (409).</summary>
    Conflict,

    /// <summary>Too large (413).</summary>
    TooLarge,

    /// <summary>It contradicts an earlier request (422).</summary>
    Unprocessable,
}

/// <summary>A refusal with a stable code; the code is the key of its wording in Dutch, English and French.</summary>
/// <param name="Code">Stable, lower case, dotted: <c>challenge.weights-not-100</c>.</param>
/// <param name="Field">The input field the refusal is about, as named in the request body; null when it is about the whole.</param>
/// <param name="Values">Values for the placeholders <c>{0}</c>, <c>{1}</c> … of the wording.</param>
public sealed record Error(ErrorKind Kind, string Code, string? Field = null, params IReadOnlyList<string> Values)
{
    public static Error Invalid(string code, string? field = null, params IReadOnlyList<string> values) => new(ErrorKind.Invalid, code, field, values);

    public static Error Forbidden(string code) => new(ErrorKind.Forbidden, code);

    public static Error NotFound(string code = "not-found") => new(ErrorKind.NotFound, code);

    public static Error Conflict(string code, params IReadOnlyList<string> values) => new(ErrorKind.Conflict, code, null, values);

    public static Error TooLarge(string code, string? field = null, params IReadOnlyList<string> values) => new(ErrorKind.TooLarge, code, field, values);
}
