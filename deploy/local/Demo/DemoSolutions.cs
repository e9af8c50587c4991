namespace Market.Local.Demo;

/// <param name="Attachment">What is in the one file that goes with it.</param>
/// <param name="Scores">One row a juror (empty for one with a conflict), one value a criterion (0 to 10; null for an abstention); no rows when the jury has not got there.</param>
internal sealed record DemoSolution(
    DemoChallenge Challenge, DemoPerson Lead, IReadOnlyList<DemoOrganisation> Partners, string Title, string Summary,
    IReadOnlyList<string> Answers, long BudgetEuros, string Planning, IReadOnlyList<IReadOnlyList<int?>> Scores, string? Attachment = null);

/// <summary>The solutions that stand in the demo world: sealed, being judged, reported on, and awarded.</summary>
internal static class DemoSolutions
{
    public static readonly IReadOnlyList<DemoSolution> All =
    [
        new(DemoChallenges.Sealed, DemoPeople.SensorLead, [DemoOrganisations.Institute], "Zachte grenzen", "Een drempelsensor die de mantelzorger waarschuwt zonder de deur te sluiten.",
            ["Een sensor in de vloermat herkent het looppatroon en stuurt een bericht naar drie vertrouwde personen.", "We meten de tijd tot het eerste contact bij dertig gezinnen.", "Alleen een looppatroon, lokaal bewaard en na een dag gewist."], 48_000, "Maand 1-2 ontwerp, maand 3-5 proef bij dertig gezinnen, maand 6 verslag.", []),
        new(DemoChallenges.Sealed, DemoPeople.StartUpLead, [], "Buurtkring", "Een vrijwillig netwerk van buren dat binnen vijf minuten meezoekt.",
            ["Buren schrijven zich in en krijgen bij een vermissing een afgebakend zoekgebied.", "Zoektijd en dekking per oefening.", "Naam en straat van vrijwilligers, met toestemming."], 22_000, "Drie wijken in vier maanden.", []),
        new(DemoChallenges.Judging, DemoPeople.SensorLead, [DemoOrganisations.Software], "Lichtdrempel", "Oplichtende wegdekstrips die reageren op overstekende kinderen.",
            ["Sensoren in de stoeprand schakelen ledstrips in het wegdek.", "Aantal bijna-ongevallen, geteld door een waarnemer.", "Geen: de sensor ziet enkel beweging."], 61_000, "Plaatsing aan twee scholen in maand 3, alle zes in maand 6.", [[8, 7, 9, 6, 10], [7, 8, 9, 6, 10], [8, 6, 8, 7, 10]],
            "Meetplan. Acht weken lang telt een waarnemer elke ochtend tussen 8.00 en 8.40 uur de bijna-ongevallen aan twee scholen, met en zonder strips."),
        new(DemoChallenges.Judging, DemoPeople.DroneLead, [], "Schoolstraat op maat", "Een slimme zakpaal die de straat twintig minuten sluit.",
            ["De paal volgt de schoolkalender en laat hulpdiensten door.", "Telling van wagens en incidenten.", "Nummerplaten van vergunninghouders, versleuteld."], 54_000, "Vergunning in maand 2, werking vanaf maand 4.", [[7, 6, 5, 7, 10], [6, 6, 6, null, 0]]),
        new(DemoChallenges.Judging, DemoPeople.StartUpLead, [], "Voetgangersbrigade 2.0", "Leerlingen van het zesde jaar oversteken leren begeleiden met een verlichte stok.",
            ["We leiden leerlingen en leerkrachten op en leveren een verlichte stok.", "Waarnemingen vóór en na, acht weken lang.", "Geen persoonsgegevens."], 18_000, "Opleiding in maand 1, werking vanaf maand 2.", [[6, 9, 10, 9, 10]]),
        new(DemoChallenges.Reporting, DemoPeople.StartUpLead, [], "Glijlaken", "Een laken onder elke matras waarmee één persoon een bewoner veilig verplaatst.",
            ["Het laken ligt altijd klaar en glijdt over elke vloer en trap.", "Tijd per bewoner en per vleugel, drie nachten lang.", "Geen."], 16_000, "Maand 1 opleiding, maand 2 tot 4 oefeningen.", [[8, 9], [8, 8], [9, 8]]),
        new(DemoChallenges.Reporting, DemoPeople.DroneLead, [], "Lichtspoor", "Een lichtlijn op de vloer wijst de snelste vrije uitgang aan.",
            ["Sensoren in de gang volgen de rook; het licht wijst de andere kant op.", "Tijd per vleugel, met en zonder licht.", "Geen."], 17_500, "Plaatsing in maand 2, oefeningen in maand 3 en 4.", [[], [6, 7], [7, 7]]),
        new(DemoChallenges.Awarded, DemoPeople.InstituteLead, [DemoOrganisations.Sensors], "Trilring", "Een ring die trilt zodra een melder in huis afgaat.",
            ["Een ring met trilmotor luistert naar de bestaande rookmelders via een stekkerbrug.", "Waaktest met twintig personen.", "Geen."], 74_000, "Prototype in maand 2, proef in maand 4.", [[9, 8, 9, 8], [8, 9, 9, 7], [9, 8, 10, 8]]),
        new(DemoChallenges.Awarded, DemoPeople.SoftwareLead, [], "Lichtalarm", "Bestaande lampen knipperen bij rook.",
            ["Een module in de zekeringkast laat de verlichting knipperen.", "Waaktest in een slaaplabo.", "Geen."], 52_000, "Zes maanden.", [[6, 8, 9, 9], [5, 7, 9, 9], [6, 7, 8, 9]]),
        new(DemoChallenges.Awarded, DemoPeople.DroneLead, [], "Geurwekker", "Een prikkelende geur wekt de slaper.",
            ["Een verstuiver aan het bed geeft bij rook een scherpe geur af.", "Waaktest met tien personen.", "Geen."], 39_000, "Acht maanden.", [[4, 5, 9, 6], [4, 4, 8, 6], [5, 4, 9, 7]]),
    ];
}
