using Market.Solutions.Domain.Juries.Conflicts;

namespace Market.Solutions.Features.Judging.Conflicts;

/// <summary>One link of the chain from a juror to a member of a team, from which a page makes a sentence in the reader's language.</summary>
/// <param name="To">What it leads to; of the last link: an organisation in the team.</param>
/// <param name="Name">Of what it leads to; null while nobody may know it.</param>
public sealed record ConflictStep(LinkKind Kind, NodeKind To, string? Name)
{
    /// <summary>
    /// For who may not know who is behind a submission. No names; and whether a juror works there, worked there or declared it is one kind: a
    /// reader who knows where the juror works would otherwise know the team.
    /// </summary>
    internal static IReadOnlyList<ConflictStep> Veiled(Finding finding) => [.. finding.Steps.Select((step, place) => new ConflictStep(place == 0 ? Veiled(step.Kind) : step.Kind, step.To.Kind, null))];

    /// <summary>Findings that are the same when veiled.</summary>
    internal static string ShapeOf(Finding finding) => string.Join(' ', Veiled(finding).Select(step => $"{step.Kind}-{step.To}"));

    /// <summary>For after the award. Who is close to a juror stays between the market and the juror.</summary>
    internal static IReadOnlyList<ConflictStep> Open(Finding finding, IReadOnlyDictionary<string, string> names, Guid reader) =>
        [.. finding.Steps.Select(step => new ConflictStep(step.Kind, step.To.Kind, step.Kind == LinkKind.Close && finding.PersonId != reader ? null : names.GetValueOrDefault(step.To.Key, step.To.Key)))];

    private static LinkKind Veiled(LinkKind kind) => kind is LinkKind.Works or LinkKind.Worked or LinkKind.Declared ? LinkKind.Tie : kind;
}
