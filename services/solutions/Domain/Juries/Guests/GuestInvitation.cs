using System.Security.Cryptography;
using System.Text;

using Market.Kernel;

namespace Market.Solutions.Domain.Juries.Guests;

/// <summary>
/// Somebody without an account is asked into a jury by a link in a mail. The link is good for one person, for seven days and once; what is kept of it is a hash. Opening it
/// does nothing: programs that check mails open every link.
/// </summary>
internal sealed class GuestInvitation : Entity
{
    public const int MaxName = 100;

    public const int MaxEmail = 254;

    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>How long name and address are kept after a link that nobody used: who invited can see that it was not answered.</summary>
    public static readonly TimeSpan KeptUnused = TimeSpan.FromDays(30);

    private GuestInvitation()
    {
    }

    public Guid ChallengeId { get; private init; }

    public string Name { get; private init; } = "";

    /// <summary>Lower case; empty once it was used, because the account has it.</summary>
    public string Email { get; private set; } = "";

    public Seat Seat { get; private init; }

    /// <summary>Lower-case hex SHA-256 of the token in the link.</summary>
    public string TokenHash { get; private init; } = "";

    public Guid InvitedBy { get; private init; }

    public DateTimeOffset InvitedAt { get; private init; }

    public DateTimeOffset ExpiresAt { get; private init; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Whose membership it became.</summary>
    public Guid? ClaimedBy { get; private set; }

    public DateTimeOffset? ClaimedAt { get; private set; }

    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <param name="sealedToken">For who writes the mail.</param>
    public static Result<GuestInvitation> Of(GuestFields fields, Jury jury, Guid by, string token, string sealedToken, DateTimeOffset now)
    {
        var (name, email) = (fields.Name?.Trim() ?? "", fields.Email?.Trim().ToLowerInvariant() ?? "");
        List<Error> errors =
        [
            .. name.Length is 0 or > MaxName || name.Any(char.IsControl) ? [GuestErrors.NameInvalid] : Array.Empty<Error>(),
            .. IsAddress(email) ? Array.Empty<Error>() : [GuestErrors.EmailInvalid],
            .. LocalizedText.Languages.Contains(fields.Language) ? Array.Empty<Error>() : [GuestErrors.LanguageUnknown],
        ];
        if (errors.Count > 0)
            return Result<GuestInvitation>.From(Result.Refused(errors));
        var guest = new GuestInvitation
        {
            Id = Guid.CreateVersion7(now), ChallengeId = jury.Id, Name = name, Email = email, Seat = fields.Seat, TokenHash = HashOf(token), InvitedBy = by, InvitedAt = now, ExpiresAt = now + Lifetime,
        };
        guest.Raise(new GuestWasInvited(guest.Id, jury.Id, jury.Title, name, email, fields.Language!, fields.Seat, guest.ExpiresAt, sealedToken));
        return guest;
    }

    public bool IsOpenAt(DateTimeOffset now) => RevokedAt is null && ClaimedAt is null && now < ExpiresAt;

    public Result Revoke(DateTimeOffset now)
    {
        if (!IsOpenAt(now))
            return GuestErrors.NotOpen;
        RevokedAt = now;
        Raise(new GuestWasRevoked(Id, ChallengeId));
        return Result.Done;
    }

    /// <summary>The membership becomes that of a person whose address is the one that the link was sent to.</summary>
    public Result Claim(Guid personId, string? email, DateTimeOffset now)
    {
        if (!IsOpenAt(now))
            return Error.NotFound();
        if (email?.Trim().ToLowerInvariant() != Email)
            return GuestErrors.OtherAddress;
        (ClaimedBy, ClaimedAt, Email) = (personId, now, "");
        return Result.Done;
    }

    /// <summary>As people have them: no quoted local part, comment or line break, which have no use but to smuggle headers.</summary>
    private static bool IsAddress(string email) =>
        email.Length is > 2 and <= MaxEmail && email.Split('@') is [{ Length: > 0 and <= 64 } local, var domain] && email.All(sign => char.IsAscii(sign) && !char.IsWhiteSpace(sign) && !char.IsControl(sign) && !"\"(),:;<>[]\\".Contains(sign, StringComparison.Ordinal))
        && !local.StartsWith('.') && domain.Split('.') is { Length: > 1 } labels && labels.All(label => label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-');
}

/// <summary>What was typed about a guest.</summary>
/// <param name="Language">Of the mail: nl, en or fr.</param>
internal sealed record GuestFields(string? Name, string? Email, string? Language, Seat Seat);

/// <param name="SealedToken">For who writes the mail; it opens nothing by itself.</param>
internal sealed record GuestWasInvited(
    Guid GuestId, Guid ChallengeId, LocalizedText Title, string Name, string Email, string Language, Seat Seat, DateTimeOffset ExpiresAt, string SealedToken) : DomainEvent;

internal sealed record GuestWasRevoked(Guid GuestId, Guid ChallengeId) : DomainEvent;

/// <summary>Every refusal about guests, with its stable code.</summary>
internal static class GuestErrors
{
    public static readonly Error NameInvalid = Error.Invalid("guest.name-invalid", "name", $"{GuestInvitation.MaxName}");
    public static readonly Error EmailInvalid = Error.Invalid("guest.email-invalid", "email");
    public static readonly Error LanguageUnknown = Error.Invalid("guest.language-unknown", "language");
    public static readonly Error AlreadyInvited = Error.Conflict("guest.already-invited");
    public static readonly Error NotOpen = Error.Conflict("guest.not-open");
    public static readonly Error OtherAddress = Error.Forbidden("guest.other-address");
    public static readonly Error AddressNotVerified = Error.Forbidden("guest.address-not-verified");
    public static readonly Error NoJuror = Error.Forbidden("guest.no-juror");
}
