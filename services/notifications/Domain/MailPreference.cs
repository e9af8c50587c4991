namespace Market.Notifications.Domain;

/// <summary>Which notifications a person also gets by mail; in the app all of them stand.</summary>
public enum MailPreference
{
    All,
    Important,
    None,
}

/// <summary>What a person chose; nothing chosen means all.</summary>
internal sealed class Preference
{
    public required Guid PersonId { get; init; }

    public MailPreference Mail { get; set; }

    /// <summary>The link to another password is asked for, and stands nowhere else.</summary>
    public static bool Wants(MailPreference preference, string kind) =>
        preference == MailPreference.All || kind == Kinds.PasswordLink || (preference == MailPreference.Important && Kinds.Important.Contains(kind));
}
