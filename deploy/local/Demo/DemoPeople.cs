namespace Market.Local.Demo;

internal sealed record DemoPerson(Guid Id, string Name, string Email, string Language, DemoOrganisation? Organisation, params IReadOnlyList<string> Roles);

/// <summary>Twenty-one invented people over all roles. Their shared password is printed at start; the demo world is never seeded in production.</summary>
internal static class DemoPeople
{
    public const string Password = "Samen-Veilig-2026";

    public static readonly DemoPerson Officer = Of(1, "Olga Opdracht", "olga@politie.voorbeeld", "nl", DemoOrganisations.Police, "officer");
    public static readonly DemoPerson Approver = Of(2, "Guy Goedkeur", "guy@politie.voorbeeld", "nl", DemoOrganisations.Police, "approver");
    public static readonly DemoPerson SecondOfficer = Of(3, "Dirk Dossier", "dirk@politie.voorbeeld", "nl", DemoOrganisations.Police, "officer");
    public static readonly DemoPerson FireOfficer = Of(4, "Vera Vlamdover", "vera@brandweer.voorbeeld", "nl", DemoOrganisations.Fire, "officer");
    public static readonly DemoPerson FireApprover = Of(5, "Bram Blusser", "bram@brandweer.voorbeeld", "nl", DemoOrganisations.Fire, "approver");
    public static readonly DemoPerson PortOfficer = Of(6, "Kaat Kade", "kaat@haven.voorbeeld", "en", DemoOrganisations.Port, "officer");
    public static readonly DemoPerson PortApprover = Of(7, "Siebe Sluis", "siebe@haven.voorbeeld", "nl", DemoOrganisations.Port, "approver");
    public static readonly DemoPerson SensorLead = Of(8, "Sara Sensor", "sara@zienderogen.voorbeeld", "nl", DemoOrganisations.Sensors, "solver");
    public static readonly DemoPerson SensorColleague = Of(9, "Stan Straal", "stan@zienderogen.voorbeeld", "nl", DemoOrganisations.Sensors, "solver");
    public static readonly DemoPerson SoftwareLead = Of(10, "Kim Klaar", "kim@klaarblijkelijk.voorbeeld", "fr", DemoOrganisations.Software, "solver");
    public static readonly DemoPerson DroneLead = Of(11, "Vic Vogel", "vic@vogelvlucht.voorbeeld", "nl", DemoOrganisations.Drones, "solver");
    public static readonly DemoPerson StartUpLead = Of(12, "Tess Tweemans", "tess@tweemans.voorbeeld", "nl", DemoOrganisations.StartUp, "solver");
    public static readonly DemoPerson InstituteLead = Of(13, "Ivo Inzicht", "ivo@verzonnenveiligheid.voorbeeld", "en", DemoOrganisations.Institute, "solver");
    public static readonly DemoPerson Chair = Of(14, "Carla Coördinaat", "carla@hogeschool.voorbeeld", "nl", DemoOrganisations.University, "juror");
    public static readonly DemoPerson FirstJuror = Of(15, "Jef Juryman", "jef@bewakers.voorbeeld", "nl", DemoOrganisations.Federation, "juror");
    public static readonly DemoPerson SecondJuror = Of(16, "Julie Jugement", "julie@veiligverzinsel.voorbeeld", "fr", DemoOrganisations.Association, "juror");
    public static readonly DemoPerson Reserve = Of(17, "Fien Fantasie", "fien@deskundige.voorbeeld", "nl", DemoOrganisations.Individual, "juror", "solver");
    public static readonly DemoPerson Admin = Of(18, "Ad Beheer", "ad@markt.voorbeeld", "nl", null, "admin");
    public static readonly DemoPerson Auditor = Of(19, "Rita Revisor", "rita@audit.voorbeeld", "nl", null, "auditor");
    public static readonly DemoPerson Visitor = Of(20, "Nele Nieuwkomer", "nele@nieuw.voorbeeld", "en", null);
    public static readonly DemoPerson Observer = Of(21, "Wanda Waarnemer", "wanda@meekijken.voorbeeld", "nl", null, "juror");

    public static readonly IReadOnlyList<DemoPerson> All =
    [
        Officer, Approver, SecondOfficer, FireOfficer, FireApprover, PortOfficer, PortApprover, SensorLead, SensorColleague, SoftwareLead,
        DroneLead, StartUpLead, InstituteLead, Chair, FirstJuror, SecondJuror, Reserve, Admin, Auditor, Visitor, Observer,
    ];

    private static DemoPerson Of(int number, string name, string email, string language, DemoOrganisation? organisation, params string[] roles) =>
        new(new Guid(number, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 2), name, email, language, organisation, ["member", .. roles]);
}
