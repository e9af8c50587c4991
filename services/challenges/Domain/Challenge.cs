using System.Net;

using Market.Kernel;

namespace Market.Challenges.Domain;

/// <summary>A need of a public body, from draft to award. The rules of writing it are in Challenge.Authoring.cs, of its life in Challenge.Steps.cs.</summary>
internal sealed partial class Challenge : Entity
{
    public const int MaxDocuments = 20;

    /// <summary>Of one organisation, from draft to scheduled; keeps one careless script from filling the market's disk.</summary>
    public const int MaxInPreparation = 100;

    /// <summary>25 MB.</summary>
    public const long MaxDocumentSize = 25 * 1024 * 1024;

    private Challenge()
    {
    }

    // What lists show stands first: SQLite reads a row from its start, and stops before the long texts.
    public ChallengeState State { get; private set; }

    /// <summary>Whether everyone may see it.</summary>
    public bool IsListed { get; private set; }

    /// <summary>By which lists are ordered: the deadline, or what comes closest.</summary>
    public DateTimeOffset SortDate { get; private set; }

    /// <summary>Place in the order of publication, unique; null until it is listed.</summary>
    public long? RecencyKey { get; private set; }

    public ChallengeOrigin? Origin { get; private set; }

    public ProcessType? Process { get; private set; }

    public int PhaseBits { get; private set; }

    public long RegionBits { get; private set; }

    public Guid OrganisationId { get; private set; }

    public string OrganisationName { get; private set; } = "";

    /// <summary>nl, en or fr: the language in which it must be complete.</summary>
    public string Language { get; private set; } = "nl";

    public string Slug { get; private set; } = "";

    public DateTimeOffset? PublishedAt { get; private set; }

    public long? PrizeTotalCents { get; private set; }

    /// <summary>ISO 4217.</summary>
    public string PrizeCurrency { get; private set; } = "EUR";

    public DateTimeOffset UpdatedAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public Guid AuthorId { get; private set; }

    public string AuthorName { get; private set; } = "";

    public Guid? ApproverId { get; private set; }

    public DateTimeOffset? PublishAt { get; private set; }

    public DateTimeOffset? Deadline { get; private set; }

    public DateTimeOffset? OpeningFrom { get; private set; }

    public DateTimeOffset? JudgingUntil { get; private set; }

    public DateTimeOffset? AwardBy { get; private set; }

    /// <summary>SYSTEM:ID of an imported challenge, unique.</summary>
    public string? ExternalKey { get; private set; }

    /// <summary>Lower-case hex SHA-256 of what was imported, to see whether a second run brings something new.</summary>
    public string? SourceHash { get; private set; }

    public string? CriteriaHash { get; private set; }

    public LocalizedText Title { get; private set; } = new();

    public LocalizedText Summary { get; private set; } = new();

    public LocalizedText Need { get; private set; } = new();

    public LocalizedText Outcome { get; private set; } = new();

    public IReadOnlyList<Guid> EditorIds { get; private set; } = [];

    public IReadOnlyList<Criterion> Criteria { get; private set; } = [];

    public IReadOnlyList<Question> Questions { get; private set; } = [];

    public IReadOnlyList<Prize> Prizes { get; private set; } = [];

    public IReadOnlyList<ChallengeDocument> Documents { get; private set; } = [];

    public IReadOnlyList<Remark> Remarks { get; private set; } = [];

    public string? CancelledReason { get; private set; }

    public ChallengeResults? Results { get; private set; }

    public ChallengeSource? Source { get; private set; }

    public IReadOnlyList<HtmlSection> Sections { get; private set; } = [];

    public IReadOnlyList<SafetyPhase> Phases => Domain.PhaseBits.ToList(PhaseBits);

    public IReadOnlyList<string> Regions => Domain.Regions.ToList(RegionBits);

    public ChallengeDates Dates => new(PublishAt, Deadline, OpeningFrom, JudgingUntil, AwardBy);

    public ChallengeStage StageAt(DateTimeOffset now) => ChallengeStages.Of(State, Deadline, now);

    /// <summary>Whether the actor may do it and the state allows it.</summary>
    public bool Allows(ChallengeAction action, Actor actor) =>
        ChallengeLifecycle.Allows(State, action) && ChallengeAccess.Refusal(this, action, actor) is null;

    /// <summary>All that a visitor can search for.</summary>
    public string SearchText() => SearchWords.FoldDistinct(
    [
        .. new[] { Title, Summary, Need, Outcome }.SelectMany(text => new[] { text.Nl, text.En, text.Fr }), OrganisationName,
        .. Sections.Select(section => WebUtility.HtmlDecode(Tags().Replace(section.Html, " "))),
    ]);

    /// <summary>The organisation got another name.</summary>
    public void RenameOrganisation(string name) => OrganisationName = name;

    /// <summary>Makes it visible to everyone from now on.</summary>
    private void List(DateTimeOffset at)
    {
        IsListed = true;
        PublishedAt = at;
        SortDate = Deadline ?? at;
        RecencyKey = RecencyKeyOf(at, Id);
    }

    /// <summary>The hour of publication in the high bits and 43 bits of the id, which are random, in the low ones.</summary>
    private static long RecencyKeyOf(DateTimeOffset at, Guid id)
    {
        var hours = (long)Math.Clamp((at - DateTimeOffset.UnixEpoch).TotalHours, 0, (1 << 20) - 1);
        var chance = BitConverter.ToInt64(id.ToByteArray(bigEndian: true), 8) & ((1L << 43) - 1);
        return (hours << 43) | chance;
    }
}
