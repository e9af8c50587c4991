namespace Market.Journeys.TwoWorlds.Secrets;

/// <summary>Who may know a secret together.</summary>
internal static class Knowing
{
    public static readonly IReadOnlyList<string> Officers = ["owner1", "owner1-solver2", "approver1-author", "low-loa"];
    public static readonly IReadOnlyList<string> Body = [.. Officers, "approver2"];
    public static readonly IReadOnlyList<string> Jury = ["chair", "juror-assigned", "juror-conflicted", "juror-unassigned"];

    /// <summary>Members who accepted, where one has still to answer: that one sees nobody else.</summary>
    public static readonly IReadOnlyList<string> Accepted = ["chair", "juror-assigned", "juror-conflicted"];

    /// <summary>Members who may read the bid.</summary>
    public static readonly IReadOnlyList<string> Judges = ["chair", "juror-assigned"];

    public static readonly IReadOnlyList<string> Team = ["solver-a-lead", "solver-a-member", "partner-accepted", "partner-in-two"];

    /// <summary>With the company that did not answer yet.</summary>
    public static readonly IReadOnlyList<string> TeamAndInvited = [.. Team, "partner-pending"];
}
