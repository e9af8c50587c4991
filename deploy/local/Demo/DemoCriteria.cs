using Market.Kernel;

namespace Market.Local.Demo;

/// <summary>The criteria and questions that the demo challenges share in different mixes.</summary>
internal static class DemoCriteria
{
    public static readonly LocalizedText Effect = new("Effect op de veiligheid", "Effect on safety", "Effet sur la sécurité");
    public static readonly LocalizedText Feasibility = new("Haalbaarheid", "Feasibility", "Faisabilité");
    public static readonly LocalizedText Privacy = new("Privacy en grondrechten", "Privacy and fundamental rights", "Vie privée et droits fondamentaux");
    public static readonly LocalizedText Cost = new("Kostprijs over vijf jaar", "Cost over five years", "Coût sur cinq ans");

    public static readonly IReadOnlyList<DemoCriterion> Standard =
    [
        new(Effect, new("Hoeveel dichter brengt de oplossing het beoogde resultaat?", "How much closer does the solution bring the intended outcome?", "Dans quelle mesure la solution rapproche-t-elle du résultat visé ?"), 40, 5,
            (0, new("Er is geen band met het beoogde resultaat.", "There is no link with the intended outcome.", "Aucun lien avec le résultat visé.")),
            (5, new("Het effect is aannemelijk, maar nergens gemeten.", "The effect is plausible, but measured nowhere.", "L’effet est plausible, mais n’est mesuré nulle part.")),
            (10, new("Het effect is gemeten in een vergelijkbare situatie.", "The effect was measured in a comparable situation.", "L’effet a été mesuré dans une situation comparable."))),
        new(Feasibility, new("Is het plan uitvoerbaar met deze mensen, in deze tijd?", "Can these people carry out the plan in this time?", "Le plan est-il réalisable avec cette équipe et dans ce délai ?"), 30, 4),
        new(Privacy, new("Worden gegevens beperkt tot wat nodig is?", "Is data limited to what is needed?", "Les données sont-elles limitées au nécessaire ?"), 20, 5),
        new(Cost, new("Wat kost aankoop, gebruik en onderhoud?", "What do purchase, use and upkeep cost?", "Que coûtent l’achat, l’usage et l’entretien ?"), 10),
    ];

    public static readonly IReadOnlyList<DemoCriterion> TwoHalves =
    [
        new(Effect, new("Hoe goed pakt het idee de nood aan?", "How well does the idea meet the need?", "L’idée répond-elle bien au besoin ?"), 60, 5),
        new(Feasibility, new("Kan het idee getest worden binnen zes maanden?", "Can the idea be tested within six months?", "L’idée peut-elle être testée dans les six mois ?"), 40),
    ];

    /// <summary>With a requirement: without it an idea is excluded, whatever it scores.</summary>
    public static readonly IReadOnlyList<DemoCriterion> WithRequirement =
    [
        .. TwoHalves,
        new(new("Werkt zonder internet", "Works without internet", "Fonctionne sans internet"), new("Blijft de oplossing bruikbaar als het netwerk uitvalt?", "Does the solution stay usable when the network fails?", "La solution reste-t-elle utilisable en cas de panne du réseau ?"), 0, 5),
    ];

    /// <summary>The usual four, and a requirement.</summary>
    public static readonly IReadOnlyList<DemoCriterion> StandardWithRequirement =
    [
        .. Standard,
        new(new("Kinderen blijven onherkenbaar", "Children stay unrecognisable", "Les enfants restent méconnaissables"), new("Kan niemand, ook de beheerder niet, leerlingen herkennen in wat de toestellen opnemen?", "Can nobody, not even the operator, recognise pupils in what the devices record?", "Est-il impossible, même pour le gestionnaire, de reconnaître des élèves dans ce que les appareils enregistrent ?"), 0, 5),
    ];

    public static readonly IReadOnlyList<DemoQuestion> Questions =
    [
        new(new("Beschrijf uw oplossing in gewone taal.", "Describe your solution in plain language.", "Décrivez votre solution en langage clair.")),
        new(new("Hoe meet u of het werkt?", "How do you measure whether it works?", "Comment mesurez-vous si cela fonctionne ?"), MaxLength: 2000),
        new(new("Welke persoonsgegevens verwerkt u, en hoe beschermt u ze?", "Which personal data do you process, and how do you protect it?", "Quelles données personnelles traitez-vous et comment les protégez-vous ?"), MaxLength: 2000),
        new(new("Wat hebt u van ons nodig?", "What do you need from us?", "De quoi avez-vous besoin de notre part ?"), Required: false, MaxLength: 1000),
    ];
}
