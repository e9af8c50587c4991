namespace Market.Kernel;

/// <summary>Market roles as they stand in the token (<c>realm_access.roles</c>). What a role may do with one object is decided by that object.</summary>
public static class Roles
{
    public const string Member = "member";

    /// <summary>Drafts and owns the challenges of a public body.</summary>
    public const string Officer = "officer";

    /// <summary>The second person of a public body: approves, confirms openings and awards.</summary>
    public const string Approver = "approver";

    /// <summary>Answers challenges for an organisation.</summary>
    public const string Solver = "solver";

    public const string Juror = "juror";
    public const string Admin = "admin";
    public const string Auditor = "auditor";

    public static readonly IReadOnlyList<string> All = [Member, Officer, Approver, Solver, Juror, Admin, Auditor];

    /// <summary>
    /// Which of somebody's roles work. Who runs or audits the market has no part in what happens on it, whatever other roles were
    /// collected; who audits does not run it either (decision 18).
    /// </summary>
    public static IReadOnlyList<string> InForce(IReadOnlyCollection<string> roles) =>
        [.. roles.Where(role => role == Member || (roles.Contains(Auditor) ? role == Auditor : role == Admin || !roles.Contains(Admin)))];
}
