using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

using Market.Hosting.Files;
using Market.Solutions.Features.Solving;
using Market.Solutions.Sealing;
using Market.Solutions.Storage;
using Market.Testing;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Market.Solutions.Tests.Sealing;

/// <summary>
/// An operator with every row of the database, every file and the master key tries all that the service itself could do: each column of bytes as an envelope and
/// as a wrapped key, for each kind and each owner, and whatever that gives again; each file with every key that was found. Before enough officers act nothing of a strict
/// challenge comes out; of a standard one everything does, which shows that the attack works.
/// </summary>
public class StrictSecrecyTests
{
    private const string Word = "kanariepietzingt";

    private static readonly string[] Kinds = ["draft", "submission-content", "submission-files", "team", "opening", "opened", "card", "team-code", "upload", "submission"];

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task With_everything_the_market_keeps_nobody_reads_a_strict_submission_before_enough_officers_act(string engine)
    {
        Effort.SampleEngine(engine);
        await using var world = await World.StartAsync(engine);
        var strict = await StrictWorld.PublishAsync(world, threshold: 3);
        await HandInAsync(world, strict.Challenge);

        Assert.Empty(await AttackAsync(world));
        await strict.PublishAsync(TimeSpan.FromSeconds(-1), threshold: 3);
        await strict.GiveAsync(World.Officer);
        Assert.Empty(await AttackAsync(world));
        await strict.GiveAsync(World.Approver);
        Assert.Empty(await AttackAsync(world));

        await strict.GiveAsync(StrictWorld.Outsider);
        Assert.Contains(Word, (await world.InDatabaseAsync(db => db.OpenedSubmissions.SingleAsync())).Title, StringComparison.Ordinal);
        Assert.NotEmpty(await AttackAsync(world));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task The_same_attack_reads_a_standard_submission(string engine)
    {
        Effort.SampleEngine(engine);
        await using var world = await World.StartAsync(engine);
        await HandInAsync(world, await world.PublishAsync());

        var found = await AttackAsync(world);

        Assert.Contains(found, place => place.StartsWith("solutions", StringComparison.Ordinal));
        Assert.Contains(found, place => place.StartsWith("submissions", StringComparison.Ordinal));
        Assert.Contains(found, place => place.StartsWith("file", StringComparison.Ordinal));
    }

    /// <summary>A draft, a submission, a replaced and a withdrawn one, with files: each with the word in it.</summary>
    private static async Task HandInAsync(World world, Guid challenge)
    {
        foreach (var (persona, ends) in new[] { (World.Solver, "replaced"), (World.Competitor, "withdrawn") })
        {
            var solver = world.As(persona);
            var id = await solver.StartAsync(challenge);
            await solver.WriteAsync(id, $"{Word} een");
            await solver.UploadTextAsync(id, $"{Word}.txt", $"Hier staat {Word}");
            await (await solver.SubmitAsync(id)).ReadAsync<Receipt>();
            await solver.WriteAsync(id, $"{Word} twee");
            await (await solver.SubmitAsync(id)).ReadAsync<Receipt>();
            if (ends == "withdrawn")
                await solver.DeleteAsync($"/api/solutions/{id}/submission");
        }
    }

    private static Task<List<string>> AttackAsync(World world) => world.InDatabaseAsync(async db =>
    {
        var operatorOf = new Operator(db.Vault);
        foreach (var row in await RowsAsync(db))
            operatorOf.Take(row.Table, row.Values);
        operatorOf.TryEverything();
        foreach (var file in world.StoredFiles())
            await operatorOf.TryFileAsync(file, world.Service.Services.GetRequiredService<FileFolder>());
        return operatorOf.Found;
    });

    private static async Task<List<(string Table, List<object> Values)>> RowsAsync(SolutionsDb db)
    {
        var rows = new List<(string, List<object>)>();
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct())
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                rows.Add((table, [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]));
        }

        return rows;
    }

    private sealed class Operator(Vault vault)
    {
        private readonly List<(string Where, byte[] Bytes)> _blobs = [];
        private readonly HashSet<Guid> _owners = [];
        private readonly Dictionary<string, byte[]> _keys = [];
        private readonly HashSet<string> _fileKeys = [];

        public List<string> Found { get; } = [];

        public void Take(string table, IReadOnlyList<object> values)
        {
            foreach (var value in values)
            {
                if (value is Guid id || Guid.TryParse(value as string, out id))
                    _owners.Add(id);
                if (value is byte[] bytes)
                    _blobs.Add((table, bytes));
                if (value is string text)
                    Look($"{table} as it is", Encoding.UTF8.GetBytes(text));
                if (value is string json && json.StartsWith('['))
                    TakeList(table, json);
            }
        }

        public void TryEverything()
        {
            foreach (var kind in Kinds)
            {
                foreach (var owner in _owners)
                {
                    foreach (var (where, blob) in _blobs.Where(each => IsItem(each.Bytes)))
                    {
                        Try(() => vault.Open(blob, kind, owner), plain => Look($"{where} as {kind}", plain));
                        Try(() => vault.Unwrap(blob, kind, owner), key => Keep(key));
                    }
                }
            }

            var tried = new HashSet<string>();
            while (_keys.Keys.FirstOrDefault(name => !tried.Contains(name)) is { } next)
            {
                tried.Add(next);
                foreach (var (where, blob) in _blobs)
                    TryWith(_keys[next], where, blob);
            }
        }

        public async Task TryFileAsync(FileInfo file, FileFolder files)
        {
            Look("file as it is", await File.ReadAllBytesAsync(file.FullName));
            foreach (var key in _fileKeys.Concat(_keys.Values.Select(key => $"{file.Name}:{Convert.ToHexStringLower(key)}")).Where(key => FileFolder.NameOf(key) == file.Name).ToList())
            {
                try
                {
                    await using var content = files.Open(key);
                    using var copy = new MemoryStream();
                    await content.CopyToAsync(copy);
                    Look("file opened", copy.ToArray());
                }
                catch (Exception error) when (error is CryptographicException or InvalidDataException)
                {
                    // Not its key.
                }
            }
        }

        /// <summary>As a data key, as the private half of a key pair for what lies sealed, and as shares.</summary>
        private void TryWith(byte[] key, string where, byte[] blob)
        {
            foreach (var kind in Kinds)
            {
                foreach (var owner in _owners)
                {
                    if (IsItem(blob))
                        Try(() => SealedItem.Open(key, blob, kind, owner), plain => Look($"{where} as {kind}", plain));
                    if (kind is "opening" or "card" && blob.Length > PublicSeal.PublicSize + SealedItem.Overhead && key.Length == PublicSeal.PrivateSize)
                    {
                        foreach (var (_, half) in _blobs.Where(each => each.Bytes.Length == PublicSeal.PublicSize))
                            Try(() => PublicSeal.Open(half, key, blob, kind, owner), plain => Keep(plain));
                    }
                }
            }
        }

        private void TakeList(string table, string json)
        {
            try
            {
                _blobs.AddRange((JsonSerializer.Deserialize<byte[][]>(json) ?? []).Select(bytes => (table, bytes)));
            }
            catch (JsonException)
            {
                // A list of something else.
            }
        }

        private void Keep(byte[] key)
        {
            _keys[Convert.ToHexString(key)] = key;
            if (key.Length <= Vault.DataKeySize)
                return;
            Try(
                () =>
                {
                    using var pair = ECDiffieHellman.Create();
                    pair.ImportPkcs8PrivateKey(key, out _);
                    return pair.ExportParameters(includePrivateParameters: true).D!;
                },
                half => _keys[Convert.ToHexString(half)] = half);
        }

        private void Look(string where, byte[] plain)
        {
            var text = Encoding.UTF8.GetString(plain);
            if (text.Contains(Word, StringComparison.Ordinal))
                Found.Add(where);
            foreach (System.Text.RegularExpressions.Match match in System.Text.RegularExpressions.Regex.Matches(text, "[0-9a-f]{32}:[0-9a-f]{64}"))
                _fileKeys.Add(match.Value);
        }

        /// <summary>The service would not try anything else either: spares a million attempts.</summary>
        private static bool IsItem(byte[] blob) => blob is [SealedItem.Version, ..];

        private static void Try(Func<byte[]> open, Action<byte[]> then)
        {
            try
            {
                then(open());
            }
            catch (Exception error) when (error is CryptographicException or ArgumentException)
            {
                // Not so.
            }
        }
    }
}
