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
    };
}
