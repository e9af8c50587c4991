using Market.Notifications.Domain;

namespace Market.Notifications.Wordings;

/// <summary>What people hear of a deadline that moves or comes near.</summary>
internal static class DeadlineTexts
{
    public static readonly IReadOnlyDictionary<string, KindTexts> All = new Dictionary<string, KindTexts>
    {
        [Kinds.DeadlineProposed] = new(
            new("Nieuwe uiterste datum te bevestigen: “{challenge}”", "Een collega stelt voor “{challenge}” een andere uiterste datum voor: {at} in plaats van {previous} (tijd in Brussel). Reden: {reason}\n\nDe datum verandert pas als een tweede persoon bevestigt."),
            new("New deadline to confirm: “{challenge}”", "A colleague proposes another deadline for “{challenge}”: {at} instead of {previous} (Brussels time). Reason: {reason}\n\nThe deadline only changes when a second person confirms."),
            new("Nouvelle date limite à confirmer : « {challenge} »", "Un collègue propose une autre date limite pour « {challenge} » : {at} au lieu de {previous} (heure de Bruxelles). Motif : {reason}\n\nLa date ne change que si une deuxième personne confirme.")),
        [Kinds.DeadlineExtended] = new(
            new("Meer tijd: “{challenge}”", "De uiterste datum van “{challenge}” is verlengd: u kunt indienen tot {at} in plaats van {previous} (tijd in Brussel).\n\nReden: {reason}"),
            new("More time: “{challenge}”", "The deadline of “{challenge}” was extended: submissions are accepted until {at} instead of {previous} (Brussels time).\n\nReason: {reason}"),
            new("Plus de temps : « {challenge} »", "La date limite de « {challenge} » est prolongée : les soumissions sont acceptées jusqu’au {at} au lieu du {previous} (heure de Bruxelles).\n\nMotif : {reason}")),
        [Kinds.DeadlineShortened] = new(
            new("Minder tijd: “{challenge}”", "De uiterste datum van “{challenge}” is vervroegd: u kunt indienen tot {at} in plaats van {previous} (tijd in Brussel).\n\nReden: {reason}"),
            new("Less time: “{challenge}”", "The deadline of “{challenge}” was brought forward: submissions are accepted until {at} instead of {previous} (Brussels time).\n\nReason: {reason}"),
            new("Moins de temps : « {challenge} »", "La date limite de « {challenge} » est avancée : les soumissions sont acceptées jusqu’au {at} au lieu du {previous} (heure de Bruxelles).\n\nMotif : {reason}")),
        [Kinds.OutageMeasured] = new(
            new("De markt was onbeschikbaar: “{challenge}”", "In de laatste uren voor de uiterste datum van “{challenge}” ({previous}, tijd in Brussel) kon men op de markt niet indienen. Aantal verloren minuten: {count}.\n\nEen even lange verlenging voor iedereen staat klaar. Twee personen van uw organisatie beslissen erover."),
            new("The market was unavailable: “{challenge}”", "In the last hours before the deadline of “{challenge}” ({previous}, Brussels time) nobody could submit on the market. Minutes lost: {count}.\n\nAn equal extension for everyone has been prepared. Two people of your organisation decide on it."),
            new("Le marché était indisponible : « {challenge} »", "Dans les dernières heures avant la date limite de « {challenge} » ({previous}, heure de Bruxelles), personne ne pouvait soumettre. Minutes perdues : {count}.\n\nUne prolongation égale pour tous est prête. Deux personnes de votre organisation en décident.")),
        [Kinds.DeadlineKept] = new(
            new("De uiterste datum blijft: “{challenge}”", "De nieuwe uiterste datum voor “{challenge}” kon niet ingaan. De oude datum blijft gelden. Op de pagina leest u waarom."),
            new("The deadline stays: “{challenge}”", "The new deadline for “{challenge}” could not take effect. The old deadline remains. The page says why."),
            new("La date limite reste : « {challenge} »", "La nouvelle date limite de « {challenge} » n’a pas pu entrer en vigueur. L’ancienne date reste valable. La page explique pourquoi.")),
    };
}
