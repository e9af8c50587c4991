using Market.Hosting.Access;
using Market.Local.Demo;

namespace Market.Local.Tests.Simulation;

/// <summary>Who plays: three people of one public body, and three companies with one person each.</summary>
internal static class Cast
{
    public static readonly IReadOnlyList<DemoPerson> Body = [DemoPeople.Officer, DemoPeople.SecondOfficer, DemoPeople.Approver];
    public static readonly IReadOnlyList<DemoPerson> Solvers = [DemoPeople.SensorLead, DemoPeople.SoftwareLead, DemoPeople.DroneLead];

    public static IEnumerable<DemoPerson> All => Body.Concat(Solvers);

    public static IEnumerable<DemoOrganisation> Organisations => All.Select(person => person.Organisation!).Distinct();

    public static Caller Person(int number) => DemoRules.CallerOf(Body[number]);

    public static Caller Solver(int number) => DemoRules.CallerOf(Solvers[number]);
}
