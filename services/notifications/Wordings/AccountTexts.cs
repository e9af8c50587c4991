using Market.Notifications.Domain;

namespace Market.Notifications.Wordings;

/// <summary>What people hear of their own account.</summary>
internal static class AccountTexts
{
    public static readonly IReadOnlyDictionary<string, KindTexts> All = new Dictionary<string, KindTexts>
    {
        [Kinds.SecondFactorChanged] = new(
            new("Uw tweede factor is gewijzigd", "Op {at} werd een authenticator-app, een passkey of een herstelcode van uw account ingesteld, vervangen of verwijderd. Was u dat niet? Wijzig dan meteen uw wachtwoord en verwittig de beheerder van de markt."),
            new("Your second factor was changed", "On {at} an authenticator app, a passkey or a recovery code of your account was set up, replaced or removed. Was it not you? Then change your password at once and tell the administrator of the market."),
            new("Votre second facteur a été modifié", "Le {at}, une application d’authentification, une clé d’accès ou un code de secours de votre compte a été configuré, remplacé ou supprimé. Ce n’était pas vous ? Changez aussitôt votre mot de passe et prévenez l’administrateur du marché.")),
        [Kinds.SecondFactorReset] = new(
            new("Uw tweede factor is gereset", "Op {at} verwijderde een beheerder van de markt uw authenticator-app, uw passkeys en uw herstelcodes. U bent overal afgemeld.\n\nReden: {reason}\n\nMeld u aan met uw wachtwoord en stel meteen een nieuwe tweede factor in. Had u dit niet gevraagd? Wijzig dan eerst uw wachtwoord en verwittig de beheerder van de markt."),
            new("Your second factor was reset", "On {at} an administrator of the market removed your authenticator app, your passkeys and your recovery codes. You have been signed out everywhere.\n\nReason: {reason}\n\nSign in with your password and set up a new second factor at once. Did you not ask for this? Then first change your password and tell the administrator of the market."),
            new("Votre second facteur a été réinitialisé", "Le {at}, un administrateur du marché a supprimé votre application d’authentification, vos clés d’accès et vos codes de secours. Vous avez été déconnecté partout.\n\nMotif : {reason}\n\nConnectez-vous avec votre mot de passe et configurez aussitôt un nouveau second facteur. Vous ne l’aviez pas demandé ? Changez d’abord votre mot de passe et prévenez l’administrateur du marché.")),
        [Kinds.PasswordLink] = new(
            new("Een nieuw wachtwoord kiezen", "Iemand vroeg een nieuw wachtwoord voor uw account. Was u dat? Kies het dan met de link in deze mail. De link werkt één keer, tot {at}.\n\nWas u het niet? Dan hoeft u niets te doen: uw wachtwoord blijft wat het is."),
            new("Choosing a new password", "Somebody asked for a new password for your account. Was it you? Then choose it with the link in this mail. The link works once, until {at}.\n\nWas it not you? Then you need not do anything: your password stays what it is."),
            new("Choisir un nouveau mot de passe", "Quelqu’un a demandé un nouveau mot de passe pour votre compte. C’était vous ? Choisissez-le avec le lien de ce message. Le lien fonctionne une fois, jusqu’au {at}.\n\nCe n’était pas vous ? Vous n’avez rien à faire : votre mot de passe reste le même.")),
        [Kinds.PasswordChanged] = new(
            new("Uw wachtwoord is gewijzigd", "Op {at} kreeg uw account een ander wachtwoord. U bent op uw andere toestellen afgemeld. Was u dat niet? Vraag dan bij het aanmelden meteen een nieuw wachtwoord en verwittig de beheerder van de markt."),
            new("Your password was changed", "On {at} your account got another password. You have been signed out on your other devices. Was it not you? Then ask for a new password at once when you sign in, and tell the administrator of the market."),
            new("Votre mot de passe a été modifié", "Le {at}, votre compte a reçu un autre mot de passe. Vous avez été déconnecté sur vos autres appareils. Ce n’était pas vous ? Demandez aussitôt un nouveau mot de passe en vous connectant et prévenez l’administrateur du marché.")),
    };
}
