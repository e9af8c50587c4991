namespace Market.Notifications.Mail;

/// <summary>The words around every mail.</summary>
/// <param name="Why">Why the recipient gets it.</param>
internal sealed record MailFrame(string Language, string Greeting, string Open, string Why)
{
    private const string AccountNl = "U krijgt dit bericht omdat het over uw account gaat.";
    private const string AccountEn = "You receive this message because it is about your account.";
    private const string AccountFr = "Vous recevez ce message parce qu’il concerne votre compte.";
    private static readonly MailFrame Nl = new("nl", "Dag", "Openen in de marktplaats", "U krijgt dit bericht omdat u bij deze uitdaging betrokken bent. Welke berichten u per mail krijgt, kiest u in uw profiel.");
    private static readonly MailFrame En = new("en", "Dear", "Open in the market", "You receive this message because this challenge concerns you. In your profile you choose which messages you get by mail.");
    private static readonly MailFrame Fr = new("fr", "Bonjour", "Ouvrir dans la place de marché", "Vous recevez ce message parce que ce défi vous concerne. Dans votre profil, vous choisissez les messages que vous recevez par courriel.");

    /// <param name="ofAccount">About the recipient's account, and no challenge.</param>
    public static MailFrame In(string language, bool ofAccount) => language switch
    {
        "en" => ofAccount ? En with { Why = AccountEn } : En,
        "fr" => ofAccount ? Fr with { Why = AccountFr } : Fr,
        _ => ofAccount ? Nl with { Why = AccountNl } : Nl,
    };
}
