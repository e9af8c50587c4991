namespace Market.Portal.Words;

/// <summary>The closed lists of the market, with their words.</summary>
internal static class Vocabulary
{
    public static readonly IReadOnlyList<string> Origins = ["safety", "security", "both"];
    public static readonly IReadOnlyList<string> Phases = ["proAction", "prevention", "preparation", "response", "recovery"];
    public static readonly IReadOnlyList<string> Processes = ["expressionOfInterest", "marketConsultation", "idea", "designContest", "preCommercialProcurement"];

    /// <summary>The regions that an officer can choose; imports may hold others.</summary>
    public static readonly IReadOnlyList<string> Regions = ["BE2", "BE21", "BE22", "BE23", "BE24", "BE25", "BE1", "BE3", "BE", "EU"];

    public static readonly IReadOnlyList<string> OrganisationTypes = ["public-body", "company", "knowledge-institute", "federation", "association", "individual"];

    /// <summary>The words of a value of a filter: origin, phase, region or process.</summary>
    public static string NameOf(this UiTexts texts, string list, string value)
    {
        var key = $"{list}.{value}";
        return texts.Has(key) ? texts[key] : value;
    }

    public static string NamesOf(this UiTexts texts, string list, IEnumerable<string>? values) => string.Join(", ", (values ?? []).Select(value => texts.NameOf(list, value)));
}
