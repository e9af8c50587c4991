using System.Globalization;

using Market.Hosting.Access;
using Market.Hosting.AuditLog.Sequencing;
using Market.Hosting.AuditLog.Tree;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Hosting.Storage;
using Market.Kernel;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Market.Hosting.AuditLog.Publishing;

/// <param name="Key">The public key that signs, as <c>name+hash+key</c>.</param>
/// <param name="Checkpoints">The last fifty, the newest first.</param>
public sealed record LogCheckpoints(string Key, IReadOnlyList<LogCheckpoint> Checkpoints);

/// <param name="Root">Lower-case hex.</param>
/// <param name="Note">The signed note.</param>
/// <param name="StampedAt">When a time-stamping authority saw it; null when it has no stamp of its own.</param>
public sealed record LogCheckpoint(long Id, long Size, string Root, DateTimeOffset At, string Note, DateTimeOffset? StampedAt);

/// <param name="Proof">Lower-case hex hashes.</param>
public sealed record InclusionProof(long Index, long Size, IReadOnlyList<string> Proof);

/// <param name="Proof">Lower-case hex hashes.</param>
public sealed record ConsistencyProof(long From, long To, IReadOnlyList<string> Proof);

/// <summary>What everybody may know of the log: signed sizes and roots, and proofs. Never a leaf.</summary>
internal static class LogEndpoints
{
    private const int Shown = 50;

    /// <param name="vouches">Some of its leaves vouch for something, and who has the receipt can ask for a proof.</param>
    public static void MapAuditLog(this IEndpointRouteBuilder routes, string app, bool vouches)
    {
        routes.MapGet($"/api/{app}/log/checkpoint", NewestAsync).Allow(AccessDecision.Anyone)
            .WithName("ReadCheckpoint").WithTags("Log").WithSummary("The newest checkpoint as a signed note").Produces<string>(200, "text/plain").ProducesProblem(404);
        routes.MapGet($"/api/{app}/log/checkpoints", ListAsync).Allow(AccessDecision.Anyone)
            .WithName("ListCheckpoints").WithTags("Log").WithSummary("The newest checkpoints and the key that signs them");
        routes.MapGet($"/api/{app}/log/time-stamps/{{checkpoint:long}}", StampAsync).Allow(AccessDecision.Anyone)
            .WithName("ReadTimeStamp").WithTags("Log").WithSummary("The time stamp (RFC 3161 token) of a checkpoint").Produces<byte[]>(200, "application/octet-stream").ProducesProblem(404);
        if (vouches)
        {
            routes.MapGet($"/api/{app}/log/proof", ProveAsync).Allow(AccessDecision.Anyone)
                .WithName("ProveInclusion").WithTags("Log").WithSummary("Prove that the leaf of a receipt, by its hash, is in the tree of a published size").ProducesProblem(400).ProducesProblem(404);
        }

        routes.MapGet($"/api/{app}/log/consistency", CompareAsync).Allow(AccessDecision.Anyone)
            .WithName("ProveConsistency").WithTags("Log").WithSummary("Prove that a larger tree begins with a smaller one").ProducesProblem(400).ProducesProblem(404);
    }

    /// <summary>The leaf with this hash, when it vouches for something.</summary>
    internal static IQueryable<AuditLeaf> OfReceipt(MarketDb db, byte[] hash) => db.AuditLeaves.Where(row => row.Hash == hash && row.Data.Contains(Trace.EvidenceMark));

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> NewestAsync(MarketDb db, CancellationToken cancel) =>
        await db.AuditCheckpoints.AsNoTracking().OrderByDescending(row => row.Id).Select(row => row.Note).FirstOrDefaultAsync(cancel) is { } note
            ? TypedResults.Text(note, "text/plain; charset=utf-8")
            : Problems.Of(Error.NotFound());

    private static async Task<Ok<LogCheckpoints>> ListAsync(MarketDb db, LogKey key, CancellationToken cancel)
    {
        var rows = await db.AuditCheckpoints.AsNoTracking().OrderByDescending(row => row.Id).Take(Shown).ToListAsync(cancel);
        var stamps = await db.AuditTimeStamps.AsNoTracking().OrderByDescending(row => row.CheckpointId).Take(Shown).ToDictionaryAsync(row => row.CheckpointId, row => row.At, cancel);
        return TypedResults.Ok(new LogCheckpoints(key.Verifier.ToString(), [.. rows.Select(row =>
            new LogCheckpoint(row.Id, row.Size, Convert.ToHexStringLower(row.Root), row.At, row.Note, stamps.TryGetValue(row.Id, out var at) ? at : null))]));
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> StampAsync(long checkpoint, MarketDb db, CancellationToken cancel) =>
        await db.AuditTimeStamps.AsNoTracking().Where(row => row.CheckpointId == checkpoint).Select(row => row.Token).SingleOrDefaultAsync(cancel) is { } token
            ? TypedResults.File(token, "application/octet-stream", $"checkpoint-{checkpoint.ToString(CultureInfo.InvariantCulture)}.tst")
            : Problems.Of(Error.NotFound());

    /// <param name="size">That of the newest checkpoint when left out.</param>
    private static async Task<Results<Ok<InclusionProof>, ProblemHttpResult>> ProveAsync(string hash, long? size, MarketDb db, CancellationToken cancel)
    {
        if (hash.Length != 64 || !hash.All(char.IsAsciiHexDigit))
            return Problems.Of(Error.Invalid("request.malformed", "hash"));
        var (bytes, published) = (Convert.FromHexString(hash), await PublishedAsync(db, cancel));
        var index = await OfReceipt(db, bytes).Select(row => row.Index).FirstOrDefaultAsync(cancel);
        if (index is not { } known || (size ?? published) is var until && (known >= until || until > published))
            return Problems.Of(Error.NotFound());
        return TypedResults.Ok(new InclusionProof(known, size ?? published, LogProofs.Hex(await db.ProofAsync(Proofs.Inclusion(known, size ?? published), cancel))));
    }

    private static async Task<Results<Ok<ConsistencyProof>, ProblemHttpResult>> CompareAsync(long from, long to, MarketDb db, CancellationToken cancel)
    {
        if (from < 1 || from > to)
            return Problems.Of(Error.Invalid("request.malformed", "from"));
        if (to > await PublishedAsync(db, cancel))
            return Problems.Of(Error.NotFound());
        return TypedResults.Ok(new ConsistencyProof(from, to, LogProofs.Hex(await db.ProofAsync(Proofs.Consistency(from, to), cancel))));
    }

    private static async Task<long> PublishedAsync(MarketDb db, CancellationToken cancel) =>
        await db.AuditCheckpoints.MaxAsync(row => (long?)row.Size, cancel) ?? 0;
}
