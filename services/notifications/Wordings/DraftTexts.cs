using Market.Notifications.Domain;

namespace Market.Notifications.Wordings;

/// <summary>What a team hears of its draft when the deadline comes near.</summary>
internal static class DraftTexts
{
    public static readonly IReadOnlyDictionary<string, KindTexts> All = new Dictionary<string, KindTexts>
    {
        [Kinds.DraftIncomplete] = new(
            new("Nog niet klaar om in te dienen: “{challenge}”", "Uw concept voor “{challenge}” is nog niet ingediend. Indienen kan tot {at} (tijd in Brussel).\n\nNog in te vullen: {missing}.\n\nEen concept waarin iets ontbreekt, dient de markt nooit automatisch in."),
            new("Not ready to submit yet: “{challenge}”", "Your draft for “{challenge}” has not been submitted yet. You can submit until {at} (Brussels time).\n\nStill to be filled in: {missing}.\n\nThe market never submits a draft automatically when something is missing."),
            new("Pas encore prêt à être soumis : « {challenge} »", "Votre projet pour « {challenge} » n’est pas encore soumis. Vous pouvez soumettre jusqu’au {at} (heure de Bruxelles).\n\nEncore à remplir : {missing}.\n\nLe marché ne soumet jamais automatiquement un projet incomplet.")),
        [Kinds.DraftReady] = new(
            new("Nog niet ingediend: “{challenge}”", "Uw concept voor “{challenge}” is volledig, maar nog niet ingediend. Indienen kan tot {at} (tijd in Brussel)."),
            new("Not submitted yet: “{challenge}”", "Your draft for “{challenge}” is complete, but has not been submitted yet. You can submit until {at} (Brussels time)."),
            new("Pas encore soumis : « {challenge} »", "Votre projet pour « {challenge} » est complet, mais pas encore soumis. Vous pouvez soumettre jusqu’au {at} (heure de Bruxelles).")),
        [Kinds.DraftWillBeSubmitted] = new(
            new("Wordt automatisch ingediend: “{challenge}”", "Uw concept voor “{challenge}” is volledig. De markt dient het kort voor de uiterste datum ({at}, tijd in Brussel) automatisch in, zoals u hebt gevraagd. U kunt het tot dan verbeteren of zelf indienen."),
            new("Will be submitted automatically: “{challenge}”", "Your draft for “{challenge}” is complete. The market submits it shortly before the deadline ({at}, Brussels time), as you asked. Until then you can improve it or submit it yourself."),
            new("Sera soumis automatiquement : « {challenge} »", "Votre projet pour « {challenge} » est complet. Le marché le soumet peu avant la date limite ({at}, heure de Bruxelles), comme vous l’avez demandé. D’ici là, vous pouvez l’améliorer ou le soumettre vous-même.")),
        [Kinds.DraftWasIncomplete] = new(
            new("Niet ingediend: “{challenge}”", "Uw concept voor “{challenge}” is niet automatisch ingediend: op de uiterste datum ({at}, tijd in Brussel) ontbrak nog iets.\n\nNiet ingevuld: {missing}."),
            new("Not submitted: “{challenge}”", "Your draft for “{challenge}” was not submitted automatically: at the deadline ({at}, Brussels time) something was still missing.\n\nNot filled in: {missing}."),
            new("Pas soumis : « {challenge} »", "Votre projet pour « {challenge} » n’a pas été soumis automatiquement : à la date limite ({at}, heure de Bruxelles), il manquait encore quelque chose.\n\nPas rempli : {missing}.")),
        [Kinds.DraftWasNotSubmitted] = new(
            new("Door ons niet ingediend: “{challenge}”", "U had ons gevraagd uw concept voor “{challenge}” in te dienen voor {at} (tijd in Brussel). Dat is niet gebeurd: de markt was toen onbeschikbaar. Het spijt ons.\n\nDe organisatie achter de uitdaging krijgt onze meting van de storing en kan iedereen even veel tijd teruggeven. Doet ze dat, dan krijgt u bericht en dienen wij uw concept voor de nieuwe uiterste datum alsnog in."),
            new("Not submitted by us: “{challenge}”", "You had asked us to submit your draft for “{challenge}” before {at} (Brussels time). That did not happen: the market was unavailable then. We are sorry.\n\nThe organisation behind the challenge gets our measurement of the outage and can give everyone the same time back. If it does, you will hear, and we will submit your draft before the new deadline after all."),
            new("Pas soumis par nous : « {challenge} »", "Vous nous aviez demandé de soumettre votre projet pour « {challenge} » avant le {at} (heure de Bruxelles). Cela n’a pas été fait : le marché était alors indisponible. Nous le regrettons.\n\nL’organisation qui a lancé le défi reçoit notre mesure de l’interruption et peut rendre à tous le même temps. Si elle le fait, vous en serez averti et nous soumettrons votre projet avant la nouvelle date limite.")),
        [Kinds.SolutionAutoSubmitted] = new(
            new("Automatisch ingediend, ontvangstbewijs {receipt}: “{challenge}”", "De markt heeft uw concept voor “{challenge}” ingediend, zoals u had gevraagd. Het is ontvangen op {at} (tijd in Brussel).\n\nOntvangstnummer: {receipt}\nSHA-256 van wat is ontvangen: {hash}"),
            new("Submitted automatically, receipt {receipt}: “{challenge}”", "The market submitted your draft for “{challenge}”, as you had asked. It was received on {at} (Brussels time).\n\nReceipt number: {receipt}\nSHA-256 of what was received: {hash}"),
            new("Soumis automatiquement, accusé {receipt} : « {challenge} »", "Le marché a soumis votre projet pour « {challenge} », comme vous l’aviez demandé. Il a été reçu le {at} (heure de Bruxelles).\n\nNuméro de réception : {receipt}\nSHA-256 de ce qui a été reçu : {hash}")),
    };

    /// <summary>A field of a draft in words; <c>answers[0].text</c> is the answer to the first question.</summary>
    public static string Field(string field, string language) => (field.StartsWith("answers[", StringComparison.Ordinal) ? "answer" : field, language) switch
    {
        ("title", "en") => "title",
        ("title", "fr") => "titre",
        ("title", _) => "titel",
        ("summary", "en") => "summary",
        ("summary", "fr") => "résumé",
        ("summary", _) => "samenvatting",
        ("answer", "en") => $"answer {Number(field)}",
        ("answer", "fr") => $"réponse {Number(field)}",
        ("answer", _) => $"antwoord {Number(field)}",
        _ => SafeText.Line(field),
    };

    private static string Number(string field) =>
        int.TryParse(field["answers[".Length..].Split(']')[0], System.Globalization.CultureInfo.InvariantCulture, out var index)
            ? (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) : "";
}
