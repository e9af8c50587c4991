using Market.Kernel;
using Market.Notifications.Domain;

namespace Market.Notifications.Wordings;

/// <summary>What is heard around the opening of submissions.</summary>
internal static class OpeningTexts
{
    private static readonly LocalizedText AgainstTheRules = new("tegen de regels van de opening", "against the rules of the opening", "contrairement aux règles de l’ouverture");

    private static readonly IReadOnlyDictionary<string, LocalizedText> Refusals = new Dictionary<string, LocalizedText>
    {
        ["opening.too-early"] = new("te vroeg", "too early", "trop tôt"),
        ["opening.second-person-needed"] = new("alleen, zonder tweede persoon", "alone, without a second person", "seul, sans deuxième personne"),
        ["opening.cards-needed"] = new("zonder kaarten", "without cards", "sans cartes"),
        ["opening.no-card"] = new("zonder een eigen kaart", "without a card of one’s own", "sans carte personnelle"),
        ["opening.code-wrong"] = new("met een verkeerde kaart", "with a wrong card", "avec une mauvaise carte"),
        ["opening.share-given"] = new("met een kaart die al gegeven was", "with a card that had been given already", "avec une carte déjà donnée"),
    };

    /// <summary>Why an attempt to open was refused, as a part of a sentence.</summary>
    /// <param name="code">Of the refusal.</param>
    public static LocalizedText WhyRefused(string code) => Refusals.GetValueOrDefault(code, AgainstTheRules);

    public static readonly IReadOnlyDictionary<string, KindTexts> All = new Dictionary<string, KindTexts>
    {
        [Kinds.OpeningProposed] = new(
            new("Opening te bevestigen: “{challenge}”", "Een collega stelt voor de indieningen voor “{challenge}” te openen. Een tweede persoon moet dat bevestigen."),
            new("Opening to confirm: “{challenge}”", "A colleague proposes to open the submissions for “{challenge}”. A second person has to confirm."),
            new("Ouverture à confirmer : « {challenge} »", "Un collègue propose d’ouvrir les soumissions pour « {challenge} ». Une deuxième personne doit confirmer.")),
        [Kinds.OpeningRefused] = new(
            new("Poging tot openen geweigerd: “{challenge}”", "{name} probeerde op {at} de indieningen voor “{challenge}” te openen: {reason}. Dat is geweigerd en opgeschreven. Er is niets geopend."),
            new("Attempt to open refused: “{challenge}”", "{name} tried to open the submissions for “{challenge}” on {at}: {reason}. This was refused and recorded. Nothing was opened."),
            new("Tentative d’ouverture refusée : « {challenge} »", "Le {at}, {name} a essayé d’ouvrir les soumissions pour « {challenge} » : {reason}. Cela a été refusé et consigné. Rien n’a été ouvert.")),
        [Kinds.OpeningAttempt] = new(
            new("Poging tot openen geweigerd: “{challenge}”", "{name} probeerde op {at} verzegelde indieningen voor “{challenge}” te openen: {reason}. Dat is geweigerd en opgeschreven. Er is niets geopend. U krijgt dit bericht als auditor van de markt."),
            new("Attempt to open refused: “{challenge}”", "{name} tried to open sealed submissions for “{challenge}” on {at}: {reason}. This was refused and recorded. Nothing was opened. You receive this message as an auditor of the market."),
            new("Tentative d’ouverture refusée : « {challenge} »", "Le {at}, {name} a essayé d’ouvrir des soumissions scellées pour « {challenge} » : {reason}. Cela a été refusé et consigné. Rien n’a été ouvert. Vous recevez ce message en tant qu’auditeur du marché.")),
        [Kinds.CardToCollect] = new(
            new("Haal uw kaart op: “{challenge}”", "U bent gekozen als openingsverantwoordelijke voor “{challenge}”. Haal uw kaart op. Zonder de kaarten kan de uitdaging niet gepubliceerd en later niet geopend worden. U ziet de code maar één keer: druk de kaart af en bewaar ze veilig."),
            new("Collect your card: “{challenge}”", "You have been chosen as an opening officer for “{challenge}”. Please collect your card. Without the cards the challenge cannot be published, nor opened later. You see the code only once: print the card and keep it safe."),
            new("Retirez votre carte : « {challenge} »", "Vous êtes désigné comme responsable de l’ouverture pour « {challenge} ». Retirez votre carte. Sans les cartes, le défi ne peut être ni publié ni ouvert plus tard. Le code n’apparaît qu’une fois : imprimez la carte et conservez-la en lieu sûr.")),
        [Kinds.CardsCollected] = new(
            new("Klaar om te publiceren: “{challenge}”", "Elke openingsverantwoordelijke van “{challenge}” heeft een kaart. De uitdaging kan nu gepubliceerd worden."),
            new("Ready to publish: “{challenge}”", "Every opening officer of “{challenge}” has a card. The challenge can now be published."),
            new("Prêt à publier : « {challenge} »", "Chaque responsable de l’ouverture de « {challenge} » a une carte. Le défi peut maintenant être publié.")),
        [Kinds.CardNeeded] = new(
            new("Uw kaart is nodig: “{challenge}”", "{name} gaf een kaart om de indieningen voor “{challenge}” te openen. Aantal kaarten dat nog nodig is: {count}. Geef ook de uwe."),
            new("Your card is needed: “{challenge}”", "{name} gave a card to open the submissions for “{challenge}”. Number of cards still needed: {count}. Please give yours."),
            new("Votre carte est nécessaire : « {challenge} »", "{name} a donné une carte pour ouvrir les soumissions pour « {challenge} ». Nombre de cartes encore nécessaires : {count}. Donnez aussi la vôtre.")),
        [Kinds.SubmissionsOpened] = new(
            new("Geopend: de indieningen voor “{challenge}”", "De indieningen voor “{challenge}” zijn geopend op {at}. Aantal indieningen: {count}. De voorzitter kan ze aan de juryleden toewijzen."),
            new("Opened: the submissions for “{challenge}”", "The submissions for “{challenge}” were opened on {at}. Number of submissions: {count}. The chair can assign them to the jurors."),
            new("Ouvertes : les soumissions pour « {challenge} »", "Les soumissions pour « {challenge} » ont été ouvertes le {at}. Nombre de soumissions : {count}. La présidence peut les attribuer aux membres du jury.")),
    };
}
