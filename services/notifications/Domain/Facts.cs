using Market.Kernel;

namespace Market.Notifications.Domain;

/// <summary>What a wording may fill in. Only what every recipient of the kind may know: never content of a sealed submission.</summary>
internal sealed record Facts
{
    /// <summary>Title of the challenge.</summary>
    public LocalizedText? Challenge { get; init; }

    /// <summary>Name of a person.</summary>
    public string? Name { get; init; }

    public string? Organisation { get; init; }

    public DateTimeOffset? At { get; init; }

    public int? Count { get; init; }

    /// <summary>Receipt number.</summary>
    public string? Receipt { get; init; }

    /// <summary>SHA-256 of what was received, hexadecimal.</summary>
    public string? Hash { get; init; }

    /// <summary>The deadline before it was moved.</summary>
    public DateTimeOffset? Previous { get; init; }

    /// <summary>A reason that was given in more than one language.</summary>
    public LocalizedText? Reasons { get; init; }

    /// <summary>Fields of the own draft that are still to be filled in: <c>title</c>, <c>answers[0].text</c> …</summary>
    public IReadOnlyList<string>? Missing { get; init; }

    /// <summary>A reason in the words of who decided.</summary>
    public string? Reason { get; init; }

    /// <summary>Of the link in the mail, until the mail went out.</summary>
    public string? SealedToken { get; init; }

    /// <summary>To whom it goes, when that is nobody of the market.</summary>
    public Guest? Guest { get; init; }
}

/// <summary>Somebody without an account.</summary>
/// <param name="SealedToken">Of the link in the mail.</param>
internal sealed record Guest(string Name, string Email, string Language, string SealedToken)
{
    public Recipient ToRecipient(Guid id) => new() { Id = id, Name = Name, Email = Email, Language = Language, Active = true };
}
