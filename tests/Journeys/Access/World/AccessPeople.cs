using Market.Local.Demo;

namespace Market.Journeys.Access.World;

/// <summary>The personas of the matrix as people of the market; <c>visitor</c> and <c>narrow-token</c> are nobody.</summary>
internal static class AccessPeople
{
    public static readonly DemoOrganisation Body = DemoOrganisations.Police;
    public static readonly DemoOrganisation OtherBody = DemoOrganisations.Fire;
    public static readonly DemoOrganisation Lead = DemoOrganisations.Sensors;
    public static readonly DemoOrganisation Partner = DemoOrganisations.Drones;
    public static readonly DemoOrganisation InTwo = DemoOrganisations.StartUp;
    public static readonly DemoOrganisation Invited = DemoOrganisations.Software;
    public static readonly DemoOrganisation Rival = DemoOrganisations.Institute;

    private static readonly Dictionary<string, DemoPerson> People = new()
    {
        ["member"] = Of(1, "Mia Matrix", null),
        ["owner1"] = Of(2, "Otto Matrix", Body, "officer"),
        ["owner2"] = Of(3, "Odile Matrix", OtherBody, "officer", "approver"),
        ["owner1-solver2"] = Of(4, "Ophelia Matrix", Body, "officer"),
        ["approver1-author"] = Of(5, "Arno Matrix", Body, "officer", "approver"),
        ["approver2"] = Of(6, "Anke Matrix", Body, "approver"),
        ["low-loa"] = Of(7, "Leo Matrix", Body, "officer", "approver"),
        ["solver-a-lead"] = Of(8, "Lena Zichtbaar", Lead, "solver"),
        ["solver-a-member"] = Of(9, "Mats Zichtbaar", Lead, "solver"),
        ["solver-a-removed"] = Of(10, "Rik Zichtbaar", Lead, "solver"),
        ["solver-b"] = Of(11, "Bo Matrix", Rival, "solver"),
        ["partner-pending"] = Of(12, "Pia Matrix", Invited, "solver"),
        ["partner-accepted"] = Of(13, "Pol Zichtbaar", Partner, "solver"),
        ["partner-in-two"] = Of(14, "Tine Zichtbaar", InTwo, "solver"),
        ["juror-assigned"] = Of(15, "Jan Matrix", DemoOrganisations.Federation, "juror"),
        ["juror-unassigned"] = Of(16, "Jana Matrix", DemoOrganisations.Association, "juror"),
        ["juror-conflicted"] = Of(17, "Joris Matrix", Partner, "juror"),
        ["juror-revoked"] = Of(18, "Jesse Matrix", DemoOrganisations.Association, "juror"),
        ["chair"] = Of(19, "Chris Matrix", DemoOrganisations.University, "juror"),
        ["chair-conflicted"] = Of(20, "Cleo Matrix", Partner, "juror"),
        ["juror-of-other"] = Of(21, "Jules Matrix", DemoOrganisations.Federation, "juror"),
        ["admin"] = Of(22, "Ada Matrix", null, "admin"),
        ["admin-juror"] = Of(23, "Ado Matrix", null, "admin"),
        ["auditor"] = Of(24, "Aude Matrix", null, "auditor"),
        ["disabled"] = Of(25, "Dana Matrix", Body, "officer"),
    };

    /// <summary>Nobody asks anything as this one: free to be invited, to get roles and to be closed out.</summary>
    public static readonly DemoPerson Spare = Of(26, "Stef Matrix", DemoOrganisations.University, "juror");

    /// <summary>The second person of the other body.</summary>
    public static readonly DemoPerson OtherSecond = Of(27, "Siska Matrix", OtherBody, "officer", "approver");

    /// <summary>Nobody asks anything as these: who is made a reserve.</summary>
    public static readonly IReadOnlyList<DemoPerson> Reserves =
        [Of(28, "Sander Matrix", DemoOrganisations.University, "juror"), Of(29, "Silke Matrix", DemoOrganisations.University, "juror")];

    public static readonly IReadOnlyList<DemoPerson> All = [.. People.Values, Spare, OtherSecond, .. Reserves];

    /// <summary>Names and ids that an anonymised answer must not hold: the bid's companies and their people.</summary>
    public static readonly IReadOnlyList<string> BehindTheBid =
    [
        .. new[] { Lead, Partner, InTwo, Invited }.SelectMany(organisation => new[] { organisation.Name, organisation.Id.ToString(), organisation.Kbo! }),
        .. People.Values.Where(person => person.Name.EndsWith("Zichtbaar", StringComparison.Ordinal)).SelectMany(person => new[] { person.Name, person.Id.ToString(), person.Email }),
    ];

    public static DemoPerson As(string persona) => People[persona];

    /// <summary>Null for who has no account.</summary>
    public static DemoPerson? Find(string persona) => People.GetValueOrDefault(persona);

    private static DemoPerson Of(int number, string name, DemoOrganisation? organisation, params string[] roles) =>
        new(new Guid(number, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 9), name, $"{name.Split(' ')[0].ToLowerInvariant()}@matrix.test", "nl", organisation, ["member", .. roles]);
}
