using Market.Hosting.Invariants;

namespace Market.Solutions.Invariants;

/// <summary>Everything that always holds of this service's data.</summary>
internal static class SolutionsInvariants
{
    public static readonly IReadOnlyList<Invariant> All =
    [
        .. BidInvariants.All, .. SubmissionInvariants.All, .. SealingInvariants.All, .. FileInvariants.All, .. DeadlineInvariants.All,
        .. OpeningInvariants.All, .. JuryInvariants.All, .. ScoreInvariants.All, .. ReportInvariants.All, .. TalkInvariants.All, .. AwardInvariants.All,
    ];
}
