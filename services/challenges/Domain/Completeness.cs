using Market.Kernel;

namespace Market.Challenges.Domain;

/// <param name="Section">The part of the draft in which it is put right: need, taxonomy, criteria, questions, prizes, dates.</param>
/// <param name="Blocking">False for advice.</param>
internal sealed record Check(Error Finding, string Section, bool Blocking);

/// <summary>What a draft still lacks before a second person may look at it, and what would make it better.</summary>
internal static class Completeness
{
    /// <summary>Days from publication to deadline under which few can answer well.</summary>
    private const int AdvisedTerm = 21;

    public static IReadOnlyList<Check> Of(Challenge challenge, DateTimeOffset now) =>
    [
        .. Blocking(challenge, now),
        .. Advice(challenge, now),
    ];

    private static IEnumerable<Check> Blocking(Challenge challenge, DateTimeOffset now) =>
    [
        .. Need(challenge).Select(error => new Check(error, "need", true)),
        .. Taxonomy(challenge).Select(error => new Check(error, "taxonomy", true)),
        .. Criteria(challenge).Select(error => new Check(error, "criteria", true)),
        .. Dates(challenge, now).Select(error => new Check(error, "dates", true)),
    ];

    private static IEnumerable<Error> Need(Challenge challenge) =>
        Texts(challenge).Where(part => part.Text.In(challenge.Language) is null).Select(part => ChallengeErrors.Required($"{part.Field}.{challenge.Language}"));

    private static IEnumerable<Error> Taxonomy(Challenge challenge)
    {
        if (challenge.Origin is null)
            yield return ChallengeErrors.Required("origin");
        if (challenge.Phases.Count == 0)
            yield return ChallengeErrors.Required("phases");
        if (challenge.Regions.Count == 0)
            yield return ChallengeErrors.Required("regions");
        if (challenge.Process is null)
            yield return ChallengeErrors.Required("process");
    }

    private static IEnumerable<Error> Criteria(Challenge challenge)
    {
        if (challenge.Criteria.Count == 0)
        {
            yield return ChallengeErrors.CriteriaMissing;
            yield break;
        }

        var sum = challenge.Criteria.Sum(criterion => criterion.Weight);
        if (sum != 100)
            yield return ChallengeErrors.WeightsNot100(sum);
        for (var i = 0; i < challenge.Criteria.Count; i++)
        {
            if (challenge.Criteria[i].Name.In(challenge.Language) is null)
                yield return ChallengeErrors.Required($"criteria[{i}].name.{challenge.Language}");
        }
    }

    private static IEnumerable<Error> Dates(Challenge challenge, DateTimeOffset now)
    {
        if (challenge.Dates.Deadline is null)
            yield return ChallengeErrors.Required("deadline");
        else if (challenge.Dates.Deadline <= now)
            yield return ChallengeErrors.DeadlinePast;
        if (challenge.Dates.OpeningFrom is null)
            yield return ChallengeErrors.Required("openingFrom");
    }

    private static IEnumerable<Check> Advice(Challenge challenge, DateTimeOffset now)
    {
        foreach (var (field, text) in Texts(challenge))
        {
            foreach (var language in LocalizedText.Languages.Where(language => language != challenge.Language && text.In(language) is null))
                yield return new Check(ChallengeErrors.TranslationAdvised($"{field}.{language}"), "need", false);
        }

        if (!challenge.Outcome.IsEmpty && !challenge.Outcome.For(challenge.Language).Any(char.IsDigit))
            yield return new Check(ChallengeErrors.MeasurableAdvised, "need", false);
        if (challenge.Questions.Count == 0)
            yield return new Check(ChallengeErrors.QuestionsAdvised, "questions", false);
        if (challenge.Prizes.Count == 0)
            yield return new Check(ChallengeErrors.PrizesAdvised, "prizes", false);
        if (challenge.Dates.Deadline is { } deadline && deadline - (challenge.Dates.PublishAt ?? now) < TimeSpan.FromDays(AdvisedTerm))
            yield return new Check(ChallengeErrors.TermAdvised(AdvisedTerm), "dates", false);
        if (challenge.Dates.AwardBy is null)
            yield return new Check(ChallengeErrors.AwardDateAdvised, "dates", false);
    }

    private static IEnumerable<(string Field, LocalizedText Text)> Texts(Challenge challenge) =>
        [("title", challenge.Title), ("summary", challenge.Summary), ("need", challenge.Need), ("outcome", challenge.Outcome)];
}
