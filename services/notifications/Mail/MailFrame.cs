namespace Market.Notifications.Mail;

/// <summary>The words around every mail.</summary>
internal sealed record MailFrame(string Language, string Greeting, string Open, string Why)
{
    private static readonly MailFrame Nl = new("nl", "Dag", "Openen in de marktplaats", "U krijgt dit bericht omdat u bij deze uitdaging betrokken bent. Welke berichten u per mail krijgt, kiest u in uw profiel.");
    private static readonly MailFrame En = new("en", "Dear", "Open in the market", "You receive this message because this challenge concerns you. In your profile you choose which messages you get by mail.");
    private static readonly MailFrame Fr = new("fr", "Bonjour", "Ouvrir dans la place de marché", "Vous recevez ce message parce que ce défi vous concerne. Dans votre profil, vous choisissez les messages que vous recevez par courriel.");

    public static MailFrame In(string language) => language switch { "en" => En, "fr" => Fr, _ => Nl };
}
