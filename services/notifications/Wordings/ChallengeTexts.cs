using Market.Notifications.Domain;

namespace Market.Notifications.Wordings;

/// <summary>What people hear of a challenge until it is public, and when it stops.</summary>
internal static class ChallengeTexts
{
    public static readonly IReadOnlyDictionary<string, KindTexts> All = new Dictionary<string, KindTexts>
    {
        [Kinds.ApprovalRequested] = new(
            new("Ter goedkeuring: “{challenge}”", "Kijkt u de uitdaging “{challenge}” van {name} na? U kunt ze goedkeuren of met opmerkingen terugsturen."),
            new("For approval: “{challenge}”", "Please review the challenge “{challenge}” by {name}. You can approve it or return it with remarks."),
            new("À approuver : « {challenge} »", "Veuillez relire le défi « {challenge} », rédigé par {name}. Vous pouvez l’approuver ou le renvoyer avec des remarques.")),
        [Kinds.ChallengeReturned] = new(
            new("Teruggestuurd: “{challenge}”", "Uw uitdaging “{challenge}” is teruggestuurd. Aantal opmerkingen: {count}. U vindt ze bij de velden waarover ze gaan."),
            new("Returned: “{challenge}”", "Your challenge “{challenge}” was returned. Number of remarks: {count}. You find them next to the fields they are about."),
            new("Renvoyé : « {challenge} »", "Votre défi « {challenge} » a été renvoyé. Nombre de remarques : {count}. Vous les trouvez à côté des champs concernés.")),
        [Kinds.ChallengeApproved] = new(
            new("Goedgekeurd: “{challenge}”", "Uw uitdaging “{challenge}” is goedgekeurd. U kunt ze nu publiceren, meteen of op een gekozen tijdstip."),
            new("Approved: “{challenge}”", "Your challenge “{challenge}” was approved. You can now publish it, at once or at a time you choose."),
            new("Approuvé : « {challenge} »", "Votre défi « {challenge} » a été approuvé. Vous pouvez le publier, tout de suite ou à un moment de votre choix.")),
        [Kinds.ChallengeWaitsForCards] = new(
            new("Goedgekeurd: “{challenge}”", "Uw uitdaging “{challenge}” is goedgekeurd. U kunt ze publiceren zodra elke openingsverantwoordelijke een kaart heeft. Zij kregen elk een bericht."),
            new("Approved: “{challenge}”", "Your challenge “{challenge}” was approved. You can publish it once every opening officer has a card. Each of them has been told."),
            new("Approuvé : « {challenge} »", "Votre défi « {challenge} » a été approuvé. Vous pourrez le publier dès que chaque responsable de l’ouverture aura sa carte. Chacun a reçu un message.")),
        [Kinds.ChallengePublished] = new(
            new("Gepubliceerd: “{challenge}”", "De uitdaging “{challenge}” van uw organisatie staat open voor iedereen. Indienen kan tot {at}."),
            new("Published: “{challenge}”", "Your organisation’s challenge “{challenge}” is open to everyone. Submissions are accepted until {at}."),
            new("Publié : « {challenge} »", "Le défi « {challenge} » de votre organisation est ouvert à tous. Les soumissions sont acceptées jusqu’au {at}.")),
        [Kinds.ChallengeOpen] = new(
            new("Nu open: “{challenge}”", "De uitdaging “{challenge}” van {organisation}, die u volgt, staat open. Indienen kan tot {at}."),
            new("Now open: “{challenge}”", "The challenge “{challenge}” by {organisation}, which you follow, is open. Submissions are accepted until {at}."),
            new("Maintenant ouvert : « {challenge} »", "Le défi « {challenge} » de {organisation}, que vous suivez, est ouvert. Les soumissions sont acceptées jusqu’au {at}.")),
        [Kinds.ChallengeCancelled] = new(
            new("Stopgezet: “{challenge}”", "De uitdaging “{challenge}” is stopgezet door {organisation}. Er worden geen oplossingen meer aanvaard of beoordeeld.\n\nReden: {reason}"),
            new("Cancelled: “{challenge}”", "The challenge “{challenge}” has been cancelled by {organisation}. Solutions are no longer accepted or judged.\n\nReason: {reason}"),
            new("Annulé : « {challenge} »", "Le défi « {challenge} » est annulé par {organisation}. Plus aucune solution n’est acceptée ni évaluée.\n\nMotif : {reason}")),
    };
}
