using Market.Challenges.Domain;
using Market.Kernel;

using Microsoft.AspNetCore.Mvc;

namespace Market.Challenges.Features.Browsing;

/// <summary>How a visitor asks, as it stands in the address; only what is listed here can be filtered by.</summary>
public sealed record CatalogueQuestion
{
    /// <summary>Words; each must begin a word of the challenge.</summary>
    [FromQuery]
    public string? Q { get; init; }

    /// <summary>open, closed, judging, awarded, cancelled or archived; closed includes what is being judged.</summary>
    [FromQuery]
    public string? Stage { get; init; }

    [FromQuery]
    public string? Origin { get; init; }

    [FromQuery]
    public string? Phase { get; init; }

    /// <summary>NUTS code; finds what lies in it as well.</summary>
    [FromQuery]
    public string? Region { get; init; }

    [FromQuery]
    public string? Process { get; init; }

    /// <summary>Id.</summary>
    [FromQuery]
    public string? Organisation { get; init; }

    /// <summary>nl, en or fr: the language in which it was written.</summary>
    [FromQuery]
    public string? Language { get; init; }

    /// <summary>1 to 50.</summary>
    [FromQuery]
    public int? Page { get; init; }

    /// <summary>1 to 100; 20 when absent.</summary>
    [FromQuery]
    public int? Size { get; init; }
}

/// <summary>The question, understood.</summary>
internal sealed record CatalogueFilter(
    IReadOnlyList<string>? Words, ChallengeStage? Stage, ChallengeOrigin? Origin, SafetyPhase? Phase, string? Region, ProcessType? Process,
    Guid? Organisation, string? Language, int Page, int Size)
{
    private const int MaxPage = 50;
    private const int MaxSize = 100;
    private const int MaxQuestion = 200;

    /// <summary>Whether anything but words is asked.</summary>
    public bool HasConditions => (Stage, Origin, Phase, Region, Process, Organisation, Language) != (null, null, null, null, null, null, null);

    public static Result<CatalogueFilter> Read(CatalogueQuestion question)
    {
        var errors = new List<Error>();
        var stage = Enum<ChallengeStage>(question.Stage, "stage", errors);
        if (stage is < ChallengeStage.Open)
            errors.Add(ChallengeErrors.FilterUnknown("stage"));
        var origin = Enum<ChallengeOrigin>(question.Origin, "origin", errors);
        var phase = Enum<SafetyPhase>(question.Phase, "phase", errors);
        var process = Enum<ProcessType>(question.Process, "process", errors);
        var region = Checked(question.Region, Regions.Normalize(question.Region), "region", errors);
        var language = Checked(question.Language, LocalizedText.Languages.FirstOrDefault(known => known == question.Language), "language", errors);
        Guid? organisation = Guid.TryParse(question.Organisation, out var id) ? id : null;
        Checked(question.Organisation, organisation?.ToString(), "organisation", errors);
        if (question.Page is < 1 or > MaxPage)
            errors.Add(ChallengeErrors.PageUnknown);
        if (question.Size is < 1 or > MaxSize)
            errors.Add(ChallengeErrors.SizeUnknown);
        if (question.Q?.Length > MaxQuestion)
            errors.Add(ChallengeErrors.QuestionTooLong);
        if (errors.Count > 0)
            return Result<CatalogueFilter>.From(Result.Refused(errors));
        var words = string.IsNullOrWhiteSpace(question.Q) ? null : SearchWords.Of(question.Q);
        return new CatalogueFilter(words, stage, origin, phase, region, process, organisation, language, question.Page ?? 1, question.Size ?? 20);
    }

    /// <summary>All conditions but the words and the stage.</summary>
    public IQueryable<Challenge> Apply(IQueryable<Challenge> listed)
    {
        if (Origin is { } origin)
            listed = listed.Where(challenge => challenge.Origin == origin);
        if (Process is { } process)
            listed = listed.Where(challenge => challenge.Process == process);
        if (Phase is { } phase)
        {
            var bit = PhaseBits.Of(phase);
            listed = listed.Where(challenge => (challenge.PhaseBits & bit) != 0);
        }

        if (Region is { } region)
        {
            var bits = Regions.BitsWithin(region);
            listed = listed.Where(challenge => (challenge.RegionBits & bits) != 0);
        }

        return ApplyOwner(listed);
    }

    /// <summary>The conditions that no count beside the filters varies.</summary>
    public IQueryable<Challenge> ApplyOwner(IQueryable<Challenge> listed)
    {
        if (Organisation is { } organisation)
            listed = listed.Where(challenge => challenge.OrganisationId == organisation);
        if (Language is { } language)
            listed = listed.Where(challenge => challenge.Language == language);
        return listed;
    }

    private static T? Enum<T>(string? text, string field, List<Error> errors) where T : struct, Enum
    {
        if (!QueryEnum.TryRead<T>(text, out var value))
            errors.Add(ChallengeErrors.FilterUnknown(field));
        return value;
    }

    private static string? Checked(string? given, string? understood, string field, List<Error> errors)
    {
        if (!string.IsNullOrEmpty(given) && understood is null)
            errors.Add(ChallengeErrors.FilterUnknown(field));
        return understood;
    }
}
