using Market.Kernel;

namespace Market.Local.Demo;

/// <summary>Ten invented challenges, one for each place in the process.</summary>
internal static class DemoChallenges
{
    public static readonly DemoChallenge Draft = Of(1, DemoPeople.SecondOfficer, DemoPeople.Approver,
        new("Sneller weten waar hulp nodig is bij wateroverlast", "Knowing sooner where help is needed in floods", "Savoir plus tôt où aider en cas d’inondation"),
        new("Bij hevige regen belt iedereen tegelijk. Wij zoeken een manier om meldingen te bundelen en de zwaarst getroffen straten eerst te helpen.",
            "In heavy rain everyone calls at once. We look for a way to combine reports and help the worst-hit streets first.",
            "Lors de fortes pluies, tout le monde appelle en même temps. Nous cherchons à regrouper les appels et à aider d’abord les rues les plus touchées."),
        new("In juli kregen we op één avond 412 meldingen over water in kelders en straten. De centrale kon ze niet ordenen. Ploegen reden drie keer naar dezelfde straat, terwijl een zorginstelling veertig minuten wachtte.",
            "In July one evening brought 412 reports of water in cellars and streets. The dispatch room could not sort them. Crews drove to the same street three times while a care home waited forty minutes.",
            "En juillet, une seule soirée a compté 412 appels pour de l’eau dans les caves et les rues. Le centre n’a pas pu les trier. Des équipes sont allées trois fois dans la même rue tandis qu’une maison de soins attendait quarante minutes."),
        new("De zwaarst getroffen tien straten krijgen binnen vijftien minuten een ploeg, gemeten over drie oefeningen.",
            "The ten worst-hit streets get a crew within fifteen minutes, measured over three exercises.",
            "Les dix rues les plus touchées reçoivent une équipe en quinze minutes, mesuré sur trois exercices."),
        "safety", ["preparation", "response"], ["BE22"], "idea", [15_000], 45, DemoCriteria.WithRequirement);

    public static readonly DemoChallenge InReview = Of(2, DemoPeople.Officer, DemoPeople.Approver,
        new("Fietsdiefstal aan het station met de helft verminderen", "Halving bicycle theft at the station", "Réduire de moitié les vols de vélos à la gare"),
        new("Elke week verdwijnen er negen fietsen aan het station. Wij zoeken een ontwerp of dienst die diefstal moeilijk maakt zonder camera’s op elke paal.",
            "Nine bicycles disappear at the station every week. We look for a design or service that makes theft hard without a camera on every pole.",
            "Neuf vélos disparaissent chaque semaine à la gare. Nous cherchons un aménagement ou un service qui complique le vol sans caméra à chaque poteau."),
        new("De stalling telt 1.800 plaatsen en is dag en nacht open. Gravures en sensibilisering hielpen weinig. Buurtbewoners willen geen extra camera’s.",
            "The parking has 1,800 places and is open day and night. Engraving and campaigns helped little. Residents want no extra cameras.",
            "Le parking compte 1 800 places et reste ouvert jour et nuit. La gravure et les campagnes ont peu aidé. Les riverains ne veulent pas de caméras supplémentaires."),
        new("Hoogstens vier gestolen fietsen per week, gemeten over drie maanden.", "At most four stolen bicycles a week, measured over three months.", "Au plus quatre vélos volés par semaine, mesuré sur trois mois."),
        "security", ["prevention"], ["BE22"], "designContest", [20_000, 10_000, 5_000], 60, DemoCriteria.Standard);

    public static readonly DemoChallenge OpenCrowd = Of(3, DemoPeople.Officer, DemoPeople.Approver,
        new("Drukte op evenementen zien vóór ze gevaarlijk wordt", "Seeing crowds before they become dangerous", "Voir la foule avant qu’elle ne devienne dangereuse"),
        new("Wij zoeken een oplossing die te dichte mensenmassa’s tien minuten vooraf aankondigt, zonder mensen te herkennen.",
            "We look for a solution that announces over-dense crowds ten minutes ahead, without recognising people.",
            "Nous cherchons une solution qui annonce les foules trop denses dix minutes à l’avance, sans reconnaître les personnes."),
        new("Op de jaarmarkt komen 60.000 bezoekers samen in straten van acht meter breed. Vandaag beslissen we op zicht om een straat te sluiten. Vorig jaar was dat twee keer te laat.\n\nWe hebben vaste plekken voor sensoren, stroom en een glasvezelnet. Gezichtsherkenning is uitgesloten.",
            "The annual fair brings 60,000 visitors together in streets eight metres wide. Today we decide by eye to close a street. Last year that was too late twice.\n\nWe have fixed places for sensors, power and a fibre network. Face recognition is ruled out.",
            "La foire annuelle réunit 60 000 visiteurs dans des rues de huit mètres de large. Aujourd’hui nous décidons à vue de fermer une rue. L’an dernier, ce fut deux fois trop tard.\n\nNous disposons d’emplacements fixes, d’électricité et de fibre. La reconnaissance faciale est exclue."),
        new("Een waarschuwing tien minuten vooraf, met hoogstens één valse waarschuwing per evenementdag.", "A warning ten minutes ahead, with at most one false warning per event day.", "Une alerte dix minutes à l’avance, avec au plus une fausse alerte par jour d’événement."),
        "both", ["prevention", "preparation"], ["BE22", "BE2"], "preCommercialProcurement", [75_000, 25_000], 21, DemoCriteria.Standard);

    public static readonly DemoChallenge OpenBattery = Of(4, DemoPeople.FireOfficer, DemoPeople.FireApprover,
        new("Batterijbranden in parkeergarages veilig blussen", "Putting out battery fires in car parks safely", "Éteindre en sécurité les feux de batterie dans les parkings"),
        new("Een brandende elektrische wagen in een ondergrondse garage is moeilijk te bereiken. Wij zoeken middelen om de brand te beheersen tot de wagen buiten staat.",
            "A burning electric car in an underground car park is hard to reach. We look for means to contain the fire until the car is outside.",
            "Une voiture électrique en feu dans un parking souterrain est difficile d’accès. Nous cherchons à contenir le feu jusqu’à la sortie du véhicule."),
        new("Onze autopompen kunnen niet binnen: de doorrijhoogte is twee meter. Slangen over drie verdiepingen kosten twaalf minuten. Rook verspreidt zich intussen naar de trappenhuizen.",
            "Our engines cannot enter: the headroom is two metres. Hoses over three floors take twelve minutes, while smoke spreads to the stairwells.",
            "Nos autopompes n’entrent pas : la hauteur est de deux mètres. Trois étages de tuyaux prennent douze minutes, pendant que la fumée gagne les escaliers."),
        new("De brand is binnen acht minuten beheerst met twee brandweerlieden, aangetoond op een oefenterrein.", "The fire is contained within eight minutes by two firefighters, shown on a training ground.", "Le feu est maîtrisé en huit minutes par deux pompiers, démontré sur un terrain d’exercice."),
        "safety", ["preparation", "response"], ["BE21"], "preCommercialProcurement", [120_000], 35, DemoCriteria.Standard);

    public static readonly DemoChallenge OpenPort = Of(5, DemoPeople.PortOfficer, DemoPeople.PortApprover,
        new("Drones boven haventerreinen onderscheiden: vriend of vreemd", "Telling drones over port areas apart: known or unknown", "Distinguer les drones au-dessus du port : connus ou inconnus"),
        new("Er vliegen dagelijks vergunde drones boven de haven. Wij willen met de markt nagaan hoe we onbekende toestellen snel herkennen.",
            "Licensed drones fly over the port every day. We want to explore with the market how to recognise unknown aircraft quickly.",
            "Des drones autorisés survolent le port chaque jour. Nous voulons explorer avec le marché comment reconnaître vite les appareils inconnus."),
        new("Het havengebied is 40 vierkante kilometer groot. Radar ziet kleine drones niet tussen de kranen. Storen van signalen mag niet.",
            "The port area measures 40 square kilometres. Radar does not see small drones between the cranes. Jamming is not allowed.",
            "La zone portuaire mesure 40 kilomètres carrés. Le radar ne voit pas les petits drones entre les grues. Le brouillage est interdit."),
        new("Negen van de tien onbekende drones worden binnen dertig seconden gemeld.", "Nine in ten unknown drones are reported within thirty seconds.", "Neuf drones inconnus sur dix sont signalés en trente secondes."),
        "security", ["prevention", "response"], ["BE23"], "marketConsultation", [], 9, DemoCriteria.TwoHalves);

    public static readonly DemoChallenge Sealed = Of(6, DemoPeople.Officer, DemoPeople.Approver,
        new("Vermiste personen met dementie sneller terugvinden", "Finding missing people with dementia sooner", "Retrouver plus vite les personnes atteintes de démence"),
        new("In onze zone raken elk jaar veertig mensen met dementie vermist. Wij zoeken een hulpmiddel dat hun vrijheid respecteert.",
            "Forty people with dementia go missing in our zone each year. We look for an aid that respects their freedom.",
            "Chaque année, quarante personnes atteintes de démence disparaissent dans notre zone. Nous cherchons une aide qui respecte leur liberté."),
        new("De eerste twee uur zijn beslissend. Vandaag bellen we rond en rijden we straten af. Families vragen een oplossing die mensen niet opsluit.",
            "The first two hours are decisive. Today we phone around and drive through streets. Families ask for a solution that does not lock people in.",
            "Les deux premières heures sont décisives. Aujourd’hui, nous téléphonons et parcourons les rues. Les familles demandent une solution qui n’enferme pas."),
        new("De mediane zoektijd daalt van 95 naar 45 minuten.", "The median search time falls from 95 to 45 minutes.", "Le temps de recherche médian passe de 95 à 45 minutes."),
        "safety", ["prevention", "response"], ["BE22"], "idea", [30_000, 10_000], -1, DemoCriteria.Standard);

    public static readonly DemoChallenge Judging = Of(7, DemoPeople.Officer, DemoPeople.Approver,
        new("Veilig oversteken aan de schoolpoort", "Crossing safely at the school gate", "Traverser en sécurité devant l’école"),
        new("Aan zes scholen ontstaan elke ochtend gevaarlijke situaties. Wij zoeken een oplossing die werkt zonder gemachtigd opzichter.",
            "Dangerous situations arise at six schools every morning. We look for a solution that works without a crossing guard.",
            "Des situations dangereuses se produisent chaque matin devant six écoles. Nous cherchons une solution sans surveillant."),
        new("Tussen 8.10 en 8.30 uur passeren 900 leerlingen en 400 wagens. Er zijn te weinig vrijwilligers om elke oversteekplaats te bewaken.",
            "Between 8.10 and 8.30 a.m. 900 pupils and 400 cars pass. There are too few volunteers to guard every crossing.",
            "Entre 8 h 10 et 8 h 30 passent 900 élèves et 400 voitures. Les bénévoles manquent pour surveiller chaque passage."),
        new("Driekwart minder bijna-ongevallen, geteld door een onafhankelijke waarnemer gedurende acht weken.", "Three quarters fewer near misses, counted by an independent observer over eight weeks.", "Trois quarts de quasi-accidents en moins, comptés par un observateur indépendant pendant huit semaines."),
        "safety", ["proAction", "prevention"], ["BE22"], "designContest", [25_000, 10_000], -20, DemoCriteria.StandardWithRequirement);

    public static readonly DemoChallenge Awarded = Of(8, DemoPeople.FireOfficer, DemoPeople.FireApprover,
        new("Rookmelders die ook slechthorenden wekken", "Smoke alarms that also wake people with hearing loss", "Des détecteurs de fumée qui réveillent aussi les malentendants"),
        new("Een gewone rookmelder wekt slechthorende bewoners niet. Wij zochten een betaalbare oplossing voor sociale woningen.",
            "An ordinary smoke alarm does not wake residents with hearing loss. We looked for an affordable solution for social housing.",
            "Un détecteur ordinaire ne réveille pas les malentendants. Nous cherchions une solution abordable pour le logement social."),
        new("In 2.300 sociale woningen woont minstens één slechthorende bewoner. Bestaande trilkussens kosten te veel en werken op één kamer.",
            "At least one resident with hearing loss lives in 2,300 social dwellings. Existing vibrating pads cost too much and serve one room.",
            "Au moins un malentendant vit dans 2 300 logements sociaux. Les coussins vibrants existants coûtent trop cher et ne servent qu’une pièce."),
        new("Negentien van de twintig proefpersonen worden binnen een minuut wakker, voor minder dan 80 euro per woning.", "Nineteen of twenty test persons wake within a minute, for less than 80 euros a dwelling.", "Dix-neuf personnes sur vingt se réveillent en une minute, pour moins de 80 euros par logement."),
        "safety", ["prevention", "response"], ["BE21"], "designContest", [40_000, 15_000], -60, DemoCriteria.Standard);

    /// <summary>Judged, and its report half written.</summary>
    public static readonly DemoChallenge Reporting = Of(10, DemoPeople.FireOfficer, DemoPeople.FireApprover,
        new("Een rusthuis ’s nachts ontruimen met drie mensen", "Evacuating a care home at night with three people", "Évacuer une maison de repos la nuit à trois"),
        new("’s Nachts zijn er drie mensen voor negentig bewoners. Wij zoeken een hulpmiddel waarmee zij een vleugel op tijd ontruimen.",
            "At night there are three people for ninety residents. We look for an aid with which they can evacuate a wing in time.",
            "La nuit, il y a trois personnes pour nonante résidents. Nous cherchons une aide qui leur permet d’évacuer une aile à temps."),
        new("Bij de laatste oefening duurde het 26 minuten om één vleugel te ontruimen. De rook bereikte de gang na negen minuten. Matrassen passen niet door elke deur.",
            "In the last exercise it took 26 minutes to evacuate one wing. The smoke reached the corridor after nine minutes. Mattresses do not fit through every door.",
            "Lors du dernier exercice, il a fallu 26 minutes pour évacuer une aile. La fumée a atteint le couloir après neuf minutes. Les matelas ne passent pas toutes les portes."),
        new("Een vleugel met dertig bewoners is binnen tien minuten ontruimd, gemeten over drie nachtelijke oefeningen.",
            "A wing with thirty residents is evacuated within ten minutes, measured over three exercises at night.",
            "Une aile de trente résidents est évacuée en dix minutes, mesuré sur trois exercices de nuit."),
        "safety", ["preparation", "response"], ["BE21"], "idea", [18_000], -30, DemoCriteria.TwoHalves);

    /// <summary>Strict, approved, and waiting for the cards of its opening officers: whoever tries the market collects them.</summary>
    public static readonly DemoChallenge Strict = Of(9, DemoPeople.Officer, DemoPeople.Approver,
        new("Getuigen beschermen die digitaal verklaren", "Protecting witnesses who testify online", "Protéger les témoins qui déposent en ligne"),
        new("Wij zoeken een manier om getuigen van zware misdrijven op afstand te laten verklaren zonder dat iemand hun verblijfplaats kan achterhalen.",
            "We look for a way to let witnesses of serious crime testify remotely without anyone being able to trace where they stay.",
            "Nous cherchons un moyen de faire témoigner à distance les témoins de crimes graves sans que personne puisse retrouver leur résidence."),
        new("Vorig jaar trokken elf getuigen zich terug uit vrees dat een videogesprek hen zou verraden. Wat indieners ons vertellen over hun werkwijze is zelf gevoelig. Daarom is deze uitdaging streng verzegeld.",
            "Last year eleven witnesses withdrew for fear that a video call would give them away. What solvers tell us about their methods is sensitive itself. That is why this challenge is strictly sealed.",
            "L’an dernier, onze témoins se sont retirés de peur qu’un appel vidéo ne les trahisse. Ce que les équipes nous disent de leurs méthodes est lui-même sensible. C’est pourquoi ce défi est scellé strictement."),
        new("Twintig proefverklaringen waarbij een onafhankelijk team in geen enkel geval de plaats achterhaalt.", "Twenty trial testimonies in which an independent team never traces the place.", "Vingt dépositions d’essai où une équipe indépendante ne retrouve jamais le lieu."),
        "security", ["prevention"], ["BE2"], "idea", [20_000], 30, DemoCriteria.TwoHalves);

    /// <summary>Any two of them open it, with their cards.</summary>
    public static readonly IReadOnlyList<DemoPerson> OpeningOfficers = [DemoPeople.Officer, DemoPeople.Approver, DemoPeople.Chair];

    private static DemoChallenge Of(
        int number, DemoPerson author, DemoPerson approver, LocalizedText title, LocalizedText summary, LocalizedText need, LocalizedText outcome,
        string origin, string[] phases, string[] regions, string process, long[] prizeEuros, int deadline, IReadOnlyList<DemoCriterion> criteria) =>
        new(new Guid(number, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 3), author, approver, title, summary, need, outcome, origin, phases, regions, process, prizeEuros, deadline, criteria, DemoCriteria.Questions);
}
