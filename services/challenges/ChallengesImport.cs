using Market.Challenges.Features.Importing;
using Market.Challenges.Import;

namespace Market.Challenges;

/// <param name="Rows">Read so far.</param>
/// <param name="Stored">New or changed so far.</param>
public sealed record ImportProgress(int Rows, int Stored);

/// <summary>For the command line of the host: takes a feed of past challenges into the catalogue.</summary>
public static class ChallengesImport
{
    /// <summary>
    /// Imports a Challenge.gov feed. A second run with the same file changes nothing; a broken row or file never stops the rest.
    /// </summary>
    /// <param name="services">Of an app made by <see cref="ChallengesService.Create"/>, its database up to date.</param>
    /// <param name="feed">Read to its end and not closed.</param>
    /// <returns>What became of each row, and why.</returns>
    public static Task<ImportReport> RunAsync(IServiceProvider services, Stream feed, IProgress<ImportProgress>? progress = null, CancellationToken cancel = default) =>
        ActivatorUtilities.CreateInstance<FeedImport>(services).RunAsync(feed, progress, cancel);
}
