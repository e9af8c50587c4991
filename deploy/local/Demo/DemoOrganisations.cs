namespace Market.Local.Demo;

/// <param name="Kbo">Ten digits, valid by checksum only; null for an individual.</param>
internal sealed record DemoOrganisation(Guid Id, string Name, string? Kbo, string Type, string Town);

/// <summary>Twelve invented organisations of the six actor types.</summary>
internal static class DemoOrganisations
{
    public static readonly DemoOrganisation Police = Of(1, "Politiezone Verzonnen-Maas", "0999000129", "public-body", "Maasverzinsel");
    public static readonly DemoOrganisation Fire = Of(2, "Hulpverleningszone Droomkempen", "0999000228", "public-body", "Droomgem");
    public static readonly DemoOrganisation Port = Of(3, "Havenbedrijf Fictiedam", "0999000327", "public-body", "Fictiedam");
    public static readonly DemoOrganisation Sensors = Of(4, "Zienderogen Sensoren bv", "0999000426", "company", "Gentzonderd");
    public static readonly DemoOrganisation Software = Of(5, "Klaarblijkelijk Software bv", "0999000525", "company", "Leuvenstein");
    public static readonly DemoOrganisation Drones = Of(6, "Vogelvlucht Drones nv", "0999000624", "company", "Kortwinkel");
    public static readonly DemoOrganisation StartUp = Of(7, "Tweemans Start-up bv", "0999000723", "company", "Hasseltbeek");
    public static readonly DemoOrganisation Institute = Of(8, "Instituut voor Verzonnen Veiligheid", "0999000822", "knowledge-institute", "Mechelvoort");
    public static readonly DemoOrganisation University = Of(9, "Denkbeeldige Hogeschool Limburg", "0999000921", "knowledge-institute", "Diepenbos");
    public static readonly DemoOrganisation Federation = Of(10, "Federatie van Bedachte Bewakers", "0999001020", "federation", "Brusselgem");
    public static readonly DemoOrganisation Association = Of(11, "Vereniging Veilig Verzinsel vzw", "0999001119", "association", "Aalstergem");
    public static readonly DemoOrganisation Individual = Of(12, "Fien Fantasie (zelfstandig deskundige)", null, "individual", "Torhoutem");

    public static readonly IReadOnlyList<DemoOrganisation> All =
        [Police, Fire, Port, Sensors, Software, Drones, StartUp, Institute, University, Federation, Association, Individual];

    private static DemoOrganisation Of(int number, string name, string? kbo, string type, string town) =>
        new(new Guid(number, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1), name, kbo, type, town);
}
