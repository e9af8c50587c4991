using System.Diagnostics;

using Market.Solutions.Domain.Solving;
using Market.Solutions.Sealing;

namespace Market.Solutions.Features.Solving;

/// <summary>Somebody hands a solution in, as it stands; compared by reference, because the same click may come twice.</summary>
/// <param name="by">On whose behalf; decides about the right to do it.</param>
/// <param name="version">The version that was read and is meant.</param>
/// <param name="key">Under which it is known when it comes again.</param>
/// <param name="teamCode">Of a strict challenge.</param>
internal sealed class HandIn(Guid solutionId, Solver by, int version, RequestKey? key = null, SecretCode? teamCode = null)
{
    public Guid SolutionId => solutionId;

    public Solver By => by;

    public int Version => version;

    public RequestKey? Key => key;

    public SecretCode? TeamCode => teamCode;

    /// <summary>The trace of the request that asked for it, because it is carried out together with others.</summary>
    public string? TraceParent { get; } = Activity.Current?.Id;

    public bool Is(KnownRequest known) => known.Is(nameof(SubmitSolution), SolutionId, Version);

    /// <summary>What is kept under its key; null without one.</summary>
    public KnownRequest? Known(Submission received, DateTimeOffset now) =>
        Key is null ? null : KnownRequest.Of(By.PersonId, Key, nameof(SubmitSolution), SolutionId, Version, received.Id, now);
}
