using Market.Solutions.Features.Judging;

namespace Market.Local.Demo;

/// <summary>What the demo jury writes in its report.</summary>
internal static class DemoReport
{
    public const string General = "De jury las alle indieningen onder hun letter en besprak ze in één vergadering. Over de rangschikking was zij eensgezind.";

    public static readonly StateQualificationBody Qualification = new(
        "Erkend deskundige in integrale veiligheid", [new StateQualificationHolder(DemoPeople.Chair.Id, "Verzonnen register van veiligheidskundigen, nr. 14"), new StateQualificationHolder(DemoPeople.Reserve.Id, "Gelijkwaardig: tien jaar verzonnen veldwerk")]);

    /// <param name="scores">Of each juror, by criterion.</param>
    public static (string Merits, string Remarks, string ToClarify) About(IReadOnlyList<IReadOnlyList<int>> scores) => scores.SelectMany(values => values).Average() switch
    {
        >= 8 => ("Het voorstel vertrekt van de dagelijkse praktijk en de winst is goed te meten.", "De planning is strak, maar haalbaar.", "Wie onderhoudt de toestellen na de proef?"),
        >= 6 => ("Een degelijke aanpak met een ervaren team.", "De stap van de proef naar dagelijks gebruik blijft vaag.", "Welke gegevens worden bewaard, en hoelang?"),
        _ => ("Het idee is fris en met weinig middelen te proberen.", "De uitwerking is te beperkt voor deze nood.", ""),
    };
}
