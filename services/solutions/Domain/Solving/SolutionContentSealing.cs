using Market.Kernel;
using Market.Solutions.Domain.Copies;

namespace Market.Solutions.Domain.Solving;

/// <summary>What of a solution is sealed at rest: all that the team writes and attaches.</summary>
internal sealed record DraftInside(string Title, string Summary, IReadOnlyList<SolutionAnswer> Answers, long? BudgetCents, string Planning, IReadOnlyList<SolutionFile> Files,
    IReadOnlyList<string>? Subcontractors = null);

internal sealed partial class Solution : ISealedContent
{
    public byte[] Sealed { get; private set; } = [];

    /// <summary>Random names on disk of the files, which are no secret.</summary>
    public IReadOnlyList<string> StoredNames { get; private set; } = [];

    public string SealKind => "draft";

    /// <summary>The key that follows from the team's code; null at the standard level, and until somebody gave the code.</summary>
    public byte[]? CodeKey { get; private set; }

    /// <summary>The challenge is strict and nobody gave the team's code: nobody can read or write the content.</summary>
    public bool IsClosed => NeedsTeamCode && CodeKey is null;

    byte[]? ISealedContent.SealedUnder => CodeKey;

    byte[] ISealedContent.Sealed
    {
        get => Sealed;
        set => Sealed = value;
    }

    object ISealedContent.Inside
    {
        get => new DraftInside(Title, Summary, Answers, BudgetCents, Planning, Files, Subcontractors);
        set => Take((DraftInside)value);
    }

    /// <summary>Takes over what an earlier version of the market kept unsealed.</summary>
    public void Take(DraftInside inside)
    {
        (Title, Summary, Answers, BudgetCents, Planning) = (inside.Title, inside.Summary, inside.Answers, inside.BudgetCents, inside.Planning);
        Subcontractors = inside.Subcontractors ?? [];
        Keep(inside.Files);
    }

    /// <summary>From here it opens with the code from which this key follows.</summary>
    public void LockWith(byte[] codeKey) => (CodeKey, Sealed) = (codeKey, []);

    /// <summary>Somebody gave the team's code.</summary>
    public void Unlock(byte[] codeKey, DraftInside inside)
    {
        CodeKey = codeKey;
        Take(inside);
    }

    /// <summary>The lead lost the code: what was written is given up, for an empty draft with another code.</summary>
    /// <returns>Names on disk of the files that were in it.</returns>
    public Result<string[]> BeginAnew(Solver by, ChallengeBrief brief, DateTimeOffset now)
    {
        if (Allows(by.OrganisationId, SolutionAction.BeginAnew, brief, now) is { Failed: true } refused)
            return Result<string[]>.From(refused);
        if (!NeedsTeamCode)
            return SolutionErrors.NoTeamCode;
        string[] forgotten = [.. StoredNames];
        Take(new DraftInside("", "", [], null, "", []));
        UpdatedAt = now;
        return forgotten;
    }

    private void Keep(IReadOnlyList<SolutionFile> files)
    {
        Files = files;
        StoredNames = [.. files.Select(file => file.NameOnDisk())];
    }
}
