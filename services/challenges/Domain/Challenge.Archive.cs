using System.Text.RegularExpressions;

using Market.Kernel;

namespace Market.Challenges.Domain;

/// <summary>Challenges that come from elsewhere.</summary>
internal sealed partial class Challenge
{
    /// <summary>Before any past challenge: the order of those that state no date at all.</summary>
    private static readonly DateTimeOffset LongAgo = new(2010, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A past challenge joins the catalogue as archived. Nobody hears of it.</summary>
    public static Challenge Archive(PastChallenge past, DateTimeOffset now)
    {
        var id = DerivedId.Of("challenge", past.Key);
        var challenge = new Challenge
        {
            Id = id,
            State = ChallengeState.Archived,
            IsListed = true,
            ExternalKey = past.Key,
            Slug = Domain.Slug.Of(past.Title, id),
            CreatedAt = now,
            RecencyKey = RecencyKeyOf(past.Start ?? past.End ?? LongAgo, id),
        };
        challenge.Take(past, now);
        return challenge;
    }

    /// <summary>Takes over what changed in the source; false when nothing did.</summary>
    public bool Renew(PastChallenge past, DateTimeOffset now)
    {
        if (SourceHash == past.Hash)
            return false;
        Take(past, now);
        return true;
    }

    /// <summary>A notice of another platform becomes a draft of the officer's own body, which has to be completed like any other.</summary>
    public static Result<Challenge> FromNotice(Guid id, NoticeDraft notice, Actor actor, DateTimeOffset now, int inPreparation = 0)
    {
        var started = Start(id, notice.Language, notice.Title.Length > MaxTitle ? $"{notice.Title[..(MaxTitle - 1)].TrimEnd()}…" : notice.Title, actor, now, inPreparation);
        if (started.Failed)
            return started;
        var challenge = started.Value;
        challenge.Summary = LocalizedText.Of(notice.Language, Cut(notice.Summary, MaxSummary));
        challenge.Need = LocalizedText.Of(notice.Language, Cut(notice.Need, MaxText));
        challenge.Process = notice.Process;
        challenge.RegionBits = Domain.Regions.BitsOf(notice.Regions.Select(Domain.Regions.Normalize).OfType<string>());
        challenge.Criteria = notice.Criteria;
        challenge.Source = notice.Source;
        if (notice.Deadline > now)
            challenge.Take(ChallengeDates.None with { Deadline = notice.Deadline, OpeningFrom = notice.Deadline });
        return challenge;
    }

    private void Take(PastChallenge past, DateTimeOffset now)
    {
        SourceHash = past.Hash;
        Source = past.Source;
        Language = past.Language;
        Title = LocalizedText.Of(past.Language, past.Title);
        Summary = LocalizedText.Of(past.Language, past.Summary);
        OrganisationName = past.Organisation;
        OrganisationId = DerivedId.Of("organisation", past.Organisation.ToLowerInvariant());
        Process = past.Process;
        PublishedAt = past.Start;
        Deadline = past.End;
        SortDate = past.End ?? past.Start ?? LongAgo;
        (PrizeTotalCents, PrizeCurrency, Prizes) = (past.PrizeTotalCents, past.PrizeCurrency, past.Prizes);
        Criteria = past.Criteria;
        Sections = past.Sections;
        UpdatedAt = now;
    }

    private static string? Cut(string? text, int max) => text?.Length > max ? $"{text[..(max - 1)].TrimEnd()}…" : TextRules.Paragraphs(text);

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}

/// <summary>What a draft takes over from a notice.</summary>
/// <param name="Language">nl, en or fr; another is refused.</param>
/// <param name="Deadline">Not taken over when it has passed.</param>
internal sealed record NoticeDraft(
    string Language, string Title, string? Summary, string? Need, ProcessType? Process, IReadOnlyList<string> Regions,
    IReadOnlyList<Criterion> Criteria, DateTimeOffset? Deadline, ChallengeSource Source);
