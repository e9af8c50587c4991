using Market.Challenges.Domain;
using Market.Challenges.Import;
using Market.Kernel;

namespace Market.Challenges.Features.Importing;

/// <summary>Weights of other platforms have decimals, ours are whole percents: the largest remainders round up, so that the sum stays 100.</summary>
internal static class WholePercents
{
    /// <param name="key">Names the challenge: the same criteria get the same ids each time.</param>
    public static IReadOnlyList<Criterion> Of(IReadOnlyList<ImportedCriterion> criteria, string language, string key)
    {
        var floors = criteria.Select(criterion => (int)decimal.Floor(criterion.Weight)).ToArray();
        var left = 100 - floors.Sum();
        foreach (var index in Enumerable.Range(0, criteria.Count).OrderByDescending(i => criteria[i].Weight - floors[i]).ThenBy(i => i).Take(Math.Max(0, left)))
            floors[index]++;
        return [.. criteria.Select((criterion, i) => new Criterion(
            DerivedId.Of("criterion", $"{key}\n{i}"), LocalizedText.Of(language, criterion.Name), new LocalizedText(), floors[i], null))];
    }
}
