namespace Market.Journeys.TwoWorlds.Secrets;

/// <summary>What the market keeps to itself, one world B for each.</summary>
internal static class AllSecrets
{
    /// <summary>One persona for each way of looking at the market; those whose colleagues see the same are left out.</summary>
    public static readonly IReadOnlyList<string> Curious =
    [
        "owner1", "juror-assigned", "solver-b", "visitor", "chair", "juror-conflicted", "solver-a-lead", "owner2", "approver2", "juror-unassigned",
        "chair-conflicted", "partner-pending", "admin", "auditor", "member", "juror-of-other", "juror-revoked", "disabled", "narrow-token",
    ];

    /// <summary>
    /// Who looks at the pages too, one for each kind of page. The portal knows only what the services answer to the reader's own token, so that to others
    /// it can tell no more than the API, which they all crawl.
    /// </summary>
    public static readonly IReadOnlyList<string> AtPages = ["owner1", "juror-assigned", "solver-b", "visitor", "chair", "solver-a-lead"];

    public static IReadOnlyDictionary<string, Secret> All { get; } = StoredSecrets.All.Concat(DoneSecrets.All).ToDictionary(secret => secret.Name);
}
