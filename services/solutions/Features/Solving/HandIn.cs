using System.Diagnostics;

using Market.Solutions.Domain.Solving;

namespace Market.Solutions.Features.Solving;

/// <summary>Somebody hands a solution in, as it stands; compared by reference, because the same click may come twice.</summary>
/// <param name="by">On whose behalf; decides about the right to do it.</param>
/// <param name="version">The version that was read and is meant.</param>
internal sealed class HandIn(Guid solutionId, Solver by, int version)
{
    public Guid SolutionId => solutionId;

    public Solver By => by;

    public int Version => version;

    /// <summary>The trace of the request that asked for it, because it is carried out together with others.</summary>
    public string? TraceParent { get; } = Activity.Current?.Id;
}
