namespace Market.Portal.Words;

/// <summary>Weights, minima, scores and means in words; those of a requirement (yes is 10, no is 0) are no numbers.</summary>
internal static class CriterionWords
{
    public static string WeightOf(this UiTexts texts, bool isRequirement, decimal weight) => isRequirement ? texts["requirement.name"] : $"{texts.Number(weight)}\u00a0%";

    public static string MinimumOf(this UiTexts texts, bool isRequirement, decimal? minimum) => (isRequirement, minimum) switch
    {
        (_, null) => "–",
        (true, 10) => texts["requirement.unanimous"],
        (true, _) => texts["requirement.majority"],
        (_, { } least) => texts["criterion.of-ten", texts.Number(least)],
    };

    public static string ScoreOf(this UiTexts texts, bool isRequirement, decimal score) => (isRequirement, score) switch
    {
        (true, 10) => texts["requirement.yes"],
        (true, _) => texts["requirement.no"],
        _ => texts["criterion.of-ten", texts.Number(score)],
    };

    /// <summary>A mean with two decimals; of a requirement the share of the jurors who said yes.</summary>
    public static string MeanOf(this UiTexts texts, bool isRequirement, decimal mean) =>
        isRequirement ? texts["requirement.share", texts.Number(Math.Round(10 * mean))] : mean.ToString("0.00", texts.Culture);
}
