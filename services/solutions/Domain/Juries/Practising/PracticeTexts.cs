using Market.Kernel;

namespace Market.Solutions.Domain.Juries.Practising;

/// <summary>Two invented submissions for who writes none: one full of promises, one careful and small.</summary>
internal static class PracticeTexts
{
    public static readonly IReadOnlyList<PracticeItem> Pair =
    [
        new(
            new("Oefening: de Alziende Paal", "Practice: the All-Seeing Post", "Exercice : le Poteau omniscient"),
            new(
                "Een verzonnen indiening. Onze paal lost elk veiligheidsprobleem op in elke straat. Hij herkent gevaar nog voor het ontstaat, en waarschuwt iedereen tegelijk. Metingen zijn niet nodig: wie hem ziet, is overtuigd. De paal kost 400 euro en gaat honderd jaar mee. Gegevens bewaren wij zo lang dat nuttig kan zijn. Binnen een maand staat hij overal.",
                "An invented submission. Our post solves every safety problem in every street. It recognises danger before it arises, and warns everybody at once. No measurements are needed: who sees it is convinced. The post costs 400 euro and lasts a hundred years. We keep data for as long as that may be useful. Within a month it stands everywhere.",
                "Un dossier inventé. Notre poteau résout tout problème de sécurité dans toutes les rues. Il reconnaît le danger avant qu’il n’apparaisse et avertit tout le monde en même temps. Aucune mesure n’est nécessaire : le voir, c’est être convaincu. Le poteau coûte 400 euros et dure cent ans. Nous conservons les données aussi longtemps que cela peut être utile. Dans un mois, il sera partout.")),
        new(
            new("Oefening: drie lampen en een logboek", "Practice: three lamps and a logbook", "Exercice : trois lampes et un carnet"),
            new(
                "Een verzonnen indiening. Wij hangen drie lampen aan één kruispunt en noteren zes maanden lang elke bijna-botsing, ervoor en erna. In een eerdere proef op een ander kruispunt daalde het aantal van 41 naar 29. Wij filmen niet; wij tellen met een lus in het wegdek. De proef kost 18.000 euro. Werkt het niet, dan zeggen we waarom en halen we de lampen weg. Hoe het op honderd kruispunten zou gaan, weten we nog niet.",
                "An invented submission. We hang three lamps at one crossing and note every near collision for six months, before and after. In an earlier trial at another crossing the number fell from 41 to 29. We do not film; we count with a loop in the road. The trial costs 18,000 euro. If it does not work, we say why and take the lamps away. How it would go at a hundred crossings, we do not know yet.",
                "Un dossier inventé. Nous installons trois lampes à un carrefour et notons chaque quasi-collision pendant six mois, avant et après. Lors d’un essai précédent à un autre carrefour, leur nombre est passé de 41 à 29. Nous ne filmons pas ; nous comptons avec une boucle dans la chaussée. L’essai coûte 18.000 euros. Si cela ne fonctionne pas, nous disons pourquoi et retirons les lampes. Nous ne savons pas encore ce que cela donnerait à cent carrefours.")),
    ];
}
