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
    };
}
