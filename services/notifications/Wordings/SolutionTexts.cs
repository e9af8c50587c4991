using Market.Notifications.Domain;

namespace Market.Notifications.Wordings;

/// <summary>What a team hears of its own solution.</summary>
internal static class SolutionTexts
{
    public static readonly IReadOnlyDictionary<string, KindTexts> All = new Dictionary<string, KindTexts>
    {
        [Kinds.PartnerInvited] = new(
            new("Uitnodiging om mee te doen: “{challenge}”", "{organisation} vraagt uw organisatie als partner voor een oplossing bij “{challenge}”. U kunt de uitnodiging aanvaarden of weigeren."),
            new("Invitation to take part: “{challenge}”", "{organisation} asks your organisation to be a partner in a solution for “{challenge}”. You can accept or decline the invitation."),
            new("Invitation à participer : « {challenge} »", "{organisation} invite votre organisation comme partenaire d’une solution pour « {challenge} ». Vous pouvez accepter ou refuser.")),
        [Kinds.PartnerAccepted] = new(
            new("{organisation} doet mee: “{challenge}”", "{organisation} heeft uw uitnodiging voor “{challenge}” aanvaard en hoort nu bij het team."),
            new("{organisation} joins: “{challenge}”", "{organisation} accepted your invitation for “{challenge}” and is now part of the team."),
            new("{organisation} participe : « {challenge} »", "{organisation} a accepté votre invitation pour « {challenge} » et fait maintenant partie de l’équipe.")),
        [Kinds.PartnerDeclined] = new(
            new("{organisation} doet niet mee: “{challenge}”", "{organisation} heeft uw uitnodiging voor “{challenge}” geweigerd."),
            new("{organisation} does not join: “{challenge}”", "{organisation} declined your invitation for “{challenge}”."),
            new("{organisation} ne participe pas : « {challenge} »", "{organisation} a refusé votre invitation pour « {challenge} ».")),
        [Kinds.SolutionSubmitted] = new(
            new("Ontvangstbewijs {receipt}: “{challenge}”", "Uw oplossing voor “{challenge}” is ontvangen op {at} (tijd in Brussel).\n\nOntvangstnummer: {receipt}\nSHA-256 van wat is ontvangen: {hash}\n\nTot de uiterste datum kunt u ze vervangen of intrekken."),
            new("Receipt {receipt}: “{challenge}”", "Your solution for “{challenge}” was received on {at} (Brussels time).\n\nReceipt number: {receipt}\nSHA-256 of what was received: {hash}\n\nUntil the deadline you can replace or withdraw it."),
            new("Accusé de réception {receipt} : « {challenge} »", "Votre solution pour « {challenge} » a été reçue le {at} (heure de Bruxelles).\n\nNuméro de réception : {receipt}\nSHA-256 de ce qui a été reçu : {hash}\n\nJusqu’à la date limite, vous pouvez la remplacer ou la retirer.")),
        [Kinds.SolutionReplaced] = new(
            new("Nieuw ontvangstbewijs {receipt}: “{challenge}”", "Een nieuwe versie van uw oplossing voor “{challenge}” is ontvangen op {at} (tijd in Brussel). Ze vervangt de vorige.\n\nOntvangstnummer: {receipt}\nSHA-256 van wat is ontvangen: {hash}"),
            new("New receipt {receipt}: “{challenge}”", "A new version of your solution for “{challenge}” was received on {at} (Brussels time). It replaces the previous one.\n\nReceipt number: {receipt}\nSHA-256 of what was received: {hash}"),
            new("Nouvel accusé de réception {receipt} : « {challenge} »", "Une nouvelle version de votre solution pour « {challenge} » a été reçue le {at} (heure de Bruxelles). Elle remplace la précédente.\n\nNuméro de réception : {receipt}\nSHA-256 de ce qui a été reçu : {hash}")),
        [Kinds.SolutionWithdrawn] = new(
            new("Ingetrokken: uw oplossing voor “{challenge}”", "Uw oplossing voor “{challenge}” is ingetrokken. Er is nu niets meer ingediend. Tot de uiterste datum kunt u opnieuw indienen."),
            new("Withdrawn: your solution for “{challenge}”", "Your solution for “{challenge}” has been withdrawn. Nothing is submitted any more. Until the deadline you can submit again."),
            new("Retirée : votre solution pour « {challenge} »", "Votre solution pour « {challenge} » a été retirée. Plus rien n’est soumis. Jusqu’à la date limite, vous pouvez soumettre à nouveau.")),
        [Kinds.SubmissionOpened] = new(
            new("Indieningen geopend: “{challenge}”", "De indieningen voor “{challenge}”, ook die van uw team, zijn geopend op {at}. De jury krijgt ze anoniem te lezen."),
            new("Submissions opened: “{challenge}”", "The submissions for “{challenge}”, your team’s included, were opened on {at}. The jury reads them anonymously."),
            new("Soumissions ouvertes : « {challenge} »", "Les soumissions pour « {challenge} », y compris celle de votre équipe, ont été ouvertes le {at}. Le jury les lit de manière anonyme.")),
        [Kinds.ClarificationAsked] = new(
            new("De jury vraagt u iets: “{challenge}”", "De jury heeft een vraag over uw indiening voor “{challenge}”. U kunt antwoorden tot {at}. De jury weet niet wie u bent; zeg het ook niet in uw antwoord."),
            new("The jury asks you something: “{challenge}”", "The jury has a question about your submission for “{challenge}”. You can answer until {at}. The jury does not know who you are; do not say so in your answer either."),
            new("Le jury vous interroge : « {challenge} »", "Le jury a une question sur votre dossier pour « {challenge} ». Vous pouvez répondre jusqu’au {at}. Le jury ne sait pas qui vous êtes ; ne le dites pas non plus dans votre réponse.")),
        [Kinds.ObjectionAnswered] = new(
            new("Antwoord op uw bezwaar: “{challenge}”", "De overheid beantwoordde uw bezwaar tegen de gunning voor “{challenge}”. U leest het antwoord bij uw brief."),
            new("Answer to your objection: “{challenge}”", "The public body answered your objection to the award for “{challenge}”. You read the answer beside your letter."),
            new("Réponse à votre objection : « {challenge} »", "L’organisme public a répondu à votre objection contre l’attribution pour « {challenge} ». Vous lisez la réponse à côté de votre lettre.")),
        [Kinds.ResultsReady] = new(
            new("Het resultaat van “{challenge}” is bekend", "Over “{challenge}” is beslist. U kunt nu het resultaat, uw eigen scores en de opmerkingen van de jury lezen."),
            new("The result of “{challenge}” is known", "“{challenge}” has been decided. You can now read the result, your own scores and the jury’s remarks."),
            new("Le résultat de « {challenge} » est connu", "La décision sur « {challenge} » est prise. Vous pouvez lire le résultat, vos propres notes et les remarques du jury.")),
    };
}
