using System.Text.RegularExpressions;

namespace Market.Journeys.Access.Laws;

/// <summary>By which column a statement that reads many rows of a table keeps to those that its reader may see. A table that is nowhere here is open to no list.</summary>
internal static partial class ListPolicy
{
    /// <summary>Directories, what is public, and what kinds of messages wait: whoever gets as far as the list may read every row.</summary>
    private static readonly string[] Open =
        ["search_entries", "organisations", "organisation_copies", "person_copies", "outages", "heartbeat", "audit_checkpoints", "audit_time_stamps", "outbox", "inbox"];

    /// <summary>What administrators see of the whole market.</summary>
    private static readonly string[] OfAdministrators = ["people", "mail", "notification"];

    private static readonly Dictionary<string, string[]> Columns = new()
    {
        // Only what is listed has a key of its time.
        ["challenges"] = ["IsListed", "OrganisationId", "RecencyKey"],
        ["follows"] = ["PersonId"],
        ["people"] = ["OrganisationId"],
        ["notification"] = ["PersonId"],
        ["preference"] = ["PersonId"],
        ["challenge_briefs"] = ["OrganisationId", "Id"],
        ["opening_cards"] = ["PersonId"],
        ["key_ceremonies"] = ["Id"],
        ["solutions"] = ["LeadOrganisationId"],
        ["solution_partners"] = ["OrganisationId"],
        ["juries"] = ["ActiveIds"],
        ["jury_talks"] = ["ChallengeId"],
        ["score_sheets"] = ["ChallengeId"],
        ["awards"] = ["State"],
    };

    /// <summary>Tables of which the statement would read rows whoever asks; what is joined comes along with the row that it hangs on.</summary>
    public static IReadOnlyList<string> OpenTo(string sql, bool administrator) =>
        [.. From().Matches(sql).Where(from => !IsKept(sql, from.Groups["table"].Value, from.Groups["alias"].Value, administrator)).Select(from => from.Groups["table"].Value).Distinct()];

    private static bool IsKept(string sql, string table, string alias, bool administrator)
    {
        var conditions = sql.Split("WHERE ", 2) is [_, var rest] ? rest : "";
        return Open.Contains(table)
            || (administrator && OfAdministrators.Contains(table))
            || IsForNobody(conditions)
            // One row by its own id is no list; who may read that one is asked elsewhere.
            || conditions.Contains($"\"{alias}\".\"Id\" = @", StringComparison.Ordinal)
            || Columns.GetValueOrDefault(table, []).Any(column => conditions.Contains($"\"{alias}\".\"{column}\"", StringComparison.Ordinal));
    }

    private static bool IsForNobody(string conditions) => conditions == "0" || conditions.StartsWith("0\n", StringComparison.Ordinal);

    [GeneratedRegex("FROM \"(?<table>[a-z_]+)\" AS \"(?<alias>\\w+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex From();
}
