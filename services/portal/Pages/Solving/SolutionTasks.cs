using Market.Portal.Clients;

namespace Market.Portal.Pages.Solving;

/// <param name="Key">Last part of its address, and of its texts' keys.</param>
/// <param name="State"><c>todo</c> (blocks the submission), <c>advice</c> or <c>done</c>.</param>
internal sealed record SolutionTask(string Key, string State);

/// <summary>The sections of a solution, in the order in which people fill them in.</summary>
internal static class SolutionTasks
{
    private static readonly IReadOnlyList<(string Key, string[] Fields)> Sections =
    [
        ("inhoud", ["title", "summary"]), ("antwoorden", ["answers"]), ("budget", ["budgetCents", "planning", "subcontractors"]), ("bestanden", ["files", "file"]), ("partners", ["partners", "organisationId"]),
    ];

    public static IReadOnlyList<SolutionTask> Of(IReadOnlyList<SolutionCheck> checks) =>
        [.. Sections.Select(section => new SolutionTask(section.Key, StateOf(checks.Where(check => SectionOf(check.Field) == section.Key).ToList())))];

    /// <summary>The section in which a field stands; null for what is about the whole.</summary>
    public static string? SectionOf(string? field) =>
        field is null ? null : Sections.FirstOrDefault(section => section.Fields.Contains(field.Split('[', '.')[0])).Key;

    private static string StateOf(List<SolutionCheck> checks) =>
        checks.Count == 0 ? "done" : checks.Any(check => check.Severity == "blocking") ? "todo" : "advice";
}
