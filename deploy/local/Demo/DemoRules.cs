using Market.Hosting.Access;
using Market.Kernel;

namespace Market.Local.Demo;

internal static class DemoRules
{
    /// <exception cref="InvalidOperationException">The demo world asks for something that the domain refuses.</exception>
    public static void Require(Result done)
    {
        if (done.Failed)
            throw new InvalidOperationException($"The demo world breaks a rule: {done.Errors[0].Code} {done.Errors[0].Field}");
    }

    public static Caller CallerOf(DemoPerson person) =>
        new(person.Id, person.Name, person.Organisation?.Id, person.Organisation?.Name ?? "", person.Roles.ToHashSet());
}
