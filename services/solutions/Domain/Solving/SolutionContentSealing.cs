namespace Market.Solutions.Domain.Solving;

/// <summary>What of a solution is sealed at rest: all that the team writes and attaches.</summary>
internal sealed record DraftInside(string Title, string Summary, IReadOnlyList<SolutionAnswer> Answers, long? BudgetCents, string Planning, IReadOnlyList<SolutionFile> Files);

internal sealed partial class Solution : ISealedContent
{
    public byte[] Sealed { get; private set; } = [];

    /// <summary>Random names on disk of the files, which are no secret.</summary>
    public IReadOnlyList<string> StoredNames { get; private set; } = [];

    public string SealKind => "draft";

    byte[] ISealedContent.Sealed
    {
        get => Sealed;
        set => Sealed = value;
    }

    object ISealedContent.Inside
    {
        get => new DraftInside(Title, Summary, Answers, BudgetCents, Planning, Files);
        set => Take((DraftInside)value);
    }

    /// <summary>Takes over what an earlier version of the market kept unsealed.</summary>
    public void Take(DraftInside inside)
    {
        (Title, Summary, Answers, BudgetCents, Planning) = (inside.Title, inside.Summary, inside.Answers, inside.BudgetCents, inside.Planning);
        Keep(inside.Files);
    }

    private void Keep(IReadOnlyList<SolutionFile> files)
    {
        Files = files;
        StoredNames = [.. files.Select(file => file.NameOnDisk())];
    }
}
