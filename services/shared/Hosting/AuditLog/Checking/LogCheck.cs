using System.Security.Cryptography.Pkcs;
using System.Text;
using System.Text.Json;

using Market.Hosting.AuditLog.Sequencing;
using Market.Hosting.AuditLog.Tree;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Hosting.AuditLog.Checking;

/// <summary>
/// Builds the tree again from the stored rows and compares it with everything that was stored and signed: hashes, places,
/// subtrees, checkpoints, and checkpoints that were kept elsewhere.
/// </summary>
internal sealed class LogCheck(MarketDb db, VerifierKey key)
{
    private readonly Frontier _tree = new(0, new Dictionary<NodeId, byte[]>());
    private readonly List<string> _findings = [];
    private Dictionary<long, byte[]> _nodes = [];
    private ILookup<long, (string Name, byte[] Root)> _roots = Array.Empty<int>().ToLookup(_ => 0L, _ => ("", Array.Empty<byte>()));

    /// <summary>What is wrong, the first row that was edited, deleted, inserted or moved first; empty when all is well.</summary>
    /// <param name="earlier">Signed notes kept outside the market.</param>
    public async Task<IReadOnlyList<string>> RunAsync(IReadOnlyList<string> earlier, CancellationToken cancel)
    {
        var checkpoints = await db.AuditCheckpoints.AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancel);
        var head = await db.AuditHeads.AsNoTracking().SingleOrDefaultAsync(cancel);
        _nodes = await db.AuditNodes.AsNoTracking().ToDictionaryAsync(row => row.Key, row => row.Hash, cancel);
        var kept = earlier.Select((note, number) => Opened($"kept checkpoint {number + 1}", note)).OfType<SignedNote>().ToList();
        _roots = checkpoints.Select(row => (row.Size, (Name: $"checkpoint {row.Id}", row.Root)))
            .Concat(kept.Select(note => (note.Size, (Name: $"the kept checkpoint of {note.At:u}", note.Root)))).ToLookup(pair => pair.Size, pair => pair.Item2);
        await foreach (var leaf in db.AuditLeaves.AsNoTracking().OrderBy(row => row.Index == null).ThenBy(row => row.Index).AsAsyncEnumerable().WithCancellation(cancel))
        {
            CheckLeaf(leaf);
            // The rows after the first wrong one cannot be judged.
            if (_findings.Count > 0)
                return _findings;
        }

        CheckEnds(checkpoints, head, kept);
        CheckStamps(await db.AuditTimeStamps.AsNoTracking().OrderBy(row => row.CheckpointId).ToListAsync(cancel), checkpoints.ToDictionary(row => row.Id, row => row.Note));
        return _findings;
    }

    private void CheckLeaf(AuditLeaf leaf)
    {
        if (!SaysWhatItIs(leaf))
            _findings.Add($"Row {Name(leaf)} was edited: id and time differ from its text");
        else if (leaf.Index is not { } index)
            Require(leaf.Hash is null && leaf.Place is null, $"Row {leaf.Id} lost its place");
        else if (index != _tree.Size)
            _findings.Add(index > _tree.Size ? $"The row at place {_tree.Size} was deleted" : $"Row {Name(leaf)} was inserted: the place is taken");
        else
            CheckPlace(leaf, index);
    }

    private void CheckPlace(AuditLeaf leaf, long index)
    {
        var hash = Trace.HashOf(leaf);
        if (!Same(leaf.Hash, hash))
            _findings.Add($"Row {Name(leaf)} was edited: its text has another hash");
        else if (!Same(leaf.Place, Trace.PlaceOf(index, hash)))
            _findings.Add($"Row {Name(leaf)} was moved or inserted: its place has another hash");
        foreach (var (id, computed) in _tree.Append(hash).Where(node => node.Id.Level >= AuditNode.LowestLevel))
        {
            if (!_nodes.Remove(id.Key, out var stored) || !Same(stored, computed))
                _findings.Add($"A row from place {id.First} to {index} was edited, moved, inserted or deleted and its hashes recomputed, or their stored subtree was changed");
        }

        foreach (var (name, root) in _roots[_tree.Size].Where(known => !Same(known.Root, _tree.Root)))
            _findings.Add($"A row up to place {index} was edited, moved, inserted or deleted and hashes were recomputed: {name} has another root");
    }

    private void CheckEnds(List<AuditCheckpoint> checkpoints, AuditHead? head, List<SignedNote> kept)
    {
        Require(head?.Size == _tree.Size, $"Rows were deleted or inserted at the end: there are {_tree.Size}, numbered were {head?.Size}");
        Require(head?.Checkpoints == checkpoints.Count, $"Checkpoints were deleted or inserted: there are {checkpoints.Count}, signed were {head?.Checkpoints}");
        Require(_nodes.Count == 0, $"Subtrees were inserted: {_nodes.Count} belong to nothing");
        for (var number = 0; number < checkpoints.Count; number++)
        {
            var row = checkpoints[number];
            Require(row.Id == number + 1 && row.Size > (number == 0 ? 0 : checkpoints[number - 1].Size), $"Checkpoint {row.Id} was inserted or moved, or one before it deleted");
            Require(row.Size <= _tree.Size, $"Checkpoint {row.Id} covers {row.Size} rows, there are {_tree.Size}: rows were deleted at the end");
            if (Opened($"Checkpoint {row.Id}", row.Note) is { } note)
                Require(note.Size == row.Size && Same(note.Root, row.Root) && note.At == row.At, $"Checkpoint {row.Id} was edited: it differs from what was signed");
        }

        foreach (var note in kept)
            Require(note.Size <= _tree.Size, $"The log was rolled back: the kept checkpoint of {note.At:u} covers {note.Size} rows, there are {_tree.Size}");
    }

    private void CheckStamps(List<AuditTimeStamp> stamps, Dictionary<long, string> notes)
    {
        foreach (var stamp in stamps)
        {
            Require(
                notes.TryGetValue(stamp.CheckpointId, out var note) && Rfc3161TimestampToken.TryDecode(stamp.Token, out var token, out _)
                    && token.VerifySignatureForData(Encoding.UTF8.GetBytes(note), out _) && token.TokenInfo.Timestamp == stamp.At,
                $"The time stamp of checkpoint {stamp.CheckpointId} was edited or is of another checkpoint");
        }
    }

    private SignedNote? Opened(string name, string note)
    {
        try
        {
            return SignedNote.Open(note, key.As(note));
        }
        catch (FormatException error)
        {
            _findings.Add($"{name} was edited: {error.Message}");
            return null;
        }
    }

    private static bool SaysWhatItIs(AuditLeaf leaf)
    {
        try
        {
            using var data = JsonDocument.Parse(leaf.Data);
            return data.RootElement.GetProperty("id").GetString() == leaf.Id.ToString() && data.RootElement.GetProperty("at").GetString() == Trace.Instant(leaf.At);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return false;
        }
    }

    private static string Name(AuditLeaf leaf) => $"{leaf.Id} at place {leaf.Index?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "(none yet)"}";

    private static bool Same(byte[]? stored, byte[] computed) => stored.AsSpan().SequenceEqual(computed);

    private void Require(bool holds, string otherwise)
    {
        if (!holds)
            _findings.Add(otherwise);
    }
}
