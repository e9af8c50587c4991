namespace Market.Local.Tests.Simulation;

internal enum ModelState
{
    Draft,
    InReview,
    Approved,
    Scheduled,
    Published,
    Judging,
    Cancelled,
}

/// <summary>A challenge as the rules say that it is; what is numbered 0, 1, 2 … in the simulation has no other identity here.</summary>
internal sealed class ModelChallenge(ModelState state, DateTimeOffset deadline, DateTimeOffset openingFrom)
{
    public ModelState State { get; set; } = state;

    public DateTimeOffset Deadline { get; set; } = deadline;

    public DateTimeOffset OpeningFrom { get; set; } = openingFrom;

    public DateTimeOffset? PublishAt { get; set; }

    public List<ModelMove> Moves { get; } = [];

    public HashSet<int> Followers { get; } = [];
}

internal sealed class ModelMove(DateTimeOffset deadline, DateTimeOffset openingFrom, int by)
{
    public DateTimeOffset Deadline => deadline;

    public DateTimeOffset OpeningFrom => openingFrom;

    public int By => by;

    /// <summary>proposed, withdrawn, confirmed, applied or refused.</summary>
    public string State { get; set; } = "proposed";

    /// <summary>What the clock that decides said; null before it did.</summary>
    public bool? Taken { get; set; }
}

/// <summary>What the service that receives solutions knows of a challenge.</summary>
internal sealed class ModelBrief(DateTimeOffset deadline, DateTimeOffset openingFrom)
{
    public DateTimeOffset Deadline { get; set; } = deadline;

    public DateTimeOffset OpeningFrom { get; set; } = openingFrom;

    public bool Cancelled { get; set; }

    public int? ProposedBy { get; set; }

    public bool Opened { get; set; }

    public HashSet<(int Person, string Code)> Refused { get; } = [];

    public Dictionary<int, ModelBid> Bids { get; } = [];

    public DateTimeOffset OpensAt => OpeningFrom > Deadline ? OpeningFrom : Deadline;
}

internal sealed class ModelBid(int lead)
{
    public int Lead => lead;

    /// <summary>draft, submitted or withdrawn.</summary>
    public string State { get; set; } = "draft";

    public string? Text { get; set; }

    /// <summary>What was submitted and stands.</summary>
    public string? Submitted { get; set; }

    /// <summary>invited, accepted or declined.</summary>
    public SortedDictionary<int, string> Partners { get; } = [];

    public HashSet<int> SubmittedTeam { get; set; } = [];

    public IEnumerable<int> Team => Partners.Where(partner => partner.Value == "accepted").Select(partner => partner.Key).Prepend(lead);

    public string Content => $"{Text} by {string.Join('+', Team)}";

    public IEnumerable<int> Held => State == "withdrawn" ? [] : Team.Union(SubmittedTeam);
}
