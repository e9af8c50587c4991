using System.Net;
using System.Security.Cryptography;
using System.Text;

using Market.Hosting.Access;
using Market.Hosting.Files.Cleaning;
using Market.Hosting.Files;
using Market.Kernel;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Features.Judging;
using Market.Solutions.Jobs;
using Market.Solutions.Storage;
using Market.Testing;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

using static Market.Solutions.Tests.JudgingWorld;

namespace Market.Solutions.Tests.Features.Judging;

/// <summary>S-10 and S-11: a jury gets clean copies, bound to the sealed original, or nothing.</summary>
public class JuryFileTests
{
    private const string Canary = "Kanarie van Vonk BV";

    /// <summary>Says in its properties who made it.</summary>
    private static readonly byte[] Original = SamplePdf.Of("", "/Info 4 0 R", $"<< /Author ({Canary}) >>");

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_juror_gets_a_copy_that_does_not_say_who_made_it_and_it_is_bound_to_the_original(string engine)
    {
        await using var judging = await JudgingWorld.StartAsync(JudgingStage.Assigned, engine);
        var file = await PutAsync(judging, "plan-van-vonk.pdf", Original);

        using var answer = await judging.SendAsync(Jan, HttpMethod.Get, Url(judging, file.Id));
        var copy = await answer.Content.ReadAsByteArrayAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("bijlage-1.pdf", answer.Content.Headers.ContentDisposition!.FileNameStar ?? answer.Content.Headers.ContentDisposition.FileName);
        Assert.DoesNotContain(Canary, Encoding.Latin1.GetString(copy));
        var kept = await judging.World.InDatabaseAsync(db => db.CleanedCopies.AsNoTracking().SingleAsync(row => row.Id == file.Id));
        Assert.Equal((file.Sha256, Hash(copy), copy.LongLength, FileCleaner.Version), (kept.OriginalSha256, kept.Sha256, kept.Size, kept.Version));
        Assert.Equal([FileTrace.Properties], kept.Removed);
        var seen = (await judging.GetAsync<GetJurySubmissionReply>(Jan, judging.Url("/submissions/A"))).Files.Single();
        Assert.Equal((Hash(copy), copy.LongLength, null), (seen.Sha256, seen.Size, seen.Withheld));
        Assert.Equal(Original, await ReadAsync(judging, file.StoredAs));
    }

    [Fact]
    public async Task Nobody_gets_the_original_whatever_the_role()
    {
        await using var judging = await JudgingWorld.StartAsync(JudgingStage.Assigned);
        var file = await PutAsync(judging, "plan.pdf", Original);
        Persona?[] everybody =
        [
            null, Chair, Jan, Ilse, Otto, OtherOfficer, Auditor, World.Officer, World.Approver, World.Solver, World.Colleague, World.Partner, World.Competitor, World.Administrator,
            Persona.Of("Alles", World.Body, Roles.Member, Roles.Officer, Roles.Approver, Roles.Juror),
        ];

        foreach (var persona in everybody)
        {
            using var answer = await judging.SendAsync(persona, HttpMethod.Get, Url(judging, file.Id));
            var body = await answer.Content.ReadAsByteArrayAsync();
            Assert.NotEqual(Hash(Original), Hash(body));
            Assert.DoesNotContain(Canary, Encoding.Latin1.GetString(body));
            // Ilse works for who sent it, and the others are no jurors.
            Assert.Equal(persona == Chair || persona == Jan, answer.IsSuccessStatusCode);
        }
    }

    [Fact]
    public async Task What_cannot_be_cleaned_is_withheld_and_the_jury_is_told_why()
    {
        await using var judging = await JudgingWorld.StartAsync(JudgingStage.Assigned);
        var broken = await PutAsync(judging, "plan.pdf", Encoding.Latin1.GetBytes("%PDF-1.7 " + Canary), asKept: true);

        foreach (var member in new[] { Chair, Jan })
            await judging.RefusedAsync("jury.file-withheld", member, HttpMethod.Get, Url(judging, broken.Id));

        Assert.Equal(Uncleanable.Damaged, (await judging.GetAsync<GetJurySubmissionReply>(Chair, judging.Url("/submissions/A"))).Files.Single().Withheld);
        Assert.Null((await judging.World.InDatabaseAsync(db => db.CleanedCopies.AsNoTracking().SingleAsync())).StoredName);
    }

    [Fact]
    public async Task What_was_found_when_it_was_sent_shows_before_anybody_asks_for_the_copy()
    {
        await using var judging = await JudgingWorld.StartAsync(JudgingStage.Assigned);
        await PutAsync(judging, "plan.pdf", Original, cleaning: new FileCleaning(1, [nameof(FileTrace.Comments)], nameof(Uncleanable.TooMuch), 0));

        var seen = await SeenAsync(judging);

        Assert.Equal((null, null, Uncleanable.TooMuch), (seen.Size, seen.Sha256, seen.Withheld));
        Assert.Equal([FileTrace.Comments], seen.Removed);
        Assert.Empty(await judging.World.InDatabaseAsync(db => db.CleanedCopies.AsNoTracking().ToListAsync()));
    }

    /// <summary>A difference would tell a juror, or the body, whether somebody read it already.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData(FileCleaner.Version)]
    [InlineData(FileCleaner.Version - 1)]
    public async Task A_file_is_described_the_same_before_anybody_asked_for_it_as_after(int? cleaner)
    {
        await using var judging = await JudgingWorld.StartAsync(JudgingStage.Assigned);
        var (size, hash) = CleanOf(Original);
        var file = await PutAsync(judging, "plan.pdf", Original, cleaner is { } version ? new FileCleaning(version, [], null, size + 1) : null);

        var before = await SeenAsync(judging);
        await judging.DoneAsync(Chair, HttpMethod.Get, Url(judging, file.Id));
        var after = await SeenAsync(judging);

        Assert.Equal((size, hash), (before.Size, before.Sha256));
        Assert.Equal([FileTrace.Properties], before.Removed);
        Assert.Equivalent(after, before, strict: true);
    }

    [Fact]
    public async Task Jurors_who_ask_at_once_get_the_same_copy_and_one_is_kept()
    {
        await using var judging = await JudgingWorld.StartAsync(JudgingStage.Assigned);
        var file = await PutAsync(judging, "plan.pdf", Original);

        var copies = await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            using var answer = await judging.SendAsync(i % 2 == 0 ? Jan : Chair, HttpMethod.Get, Url(judging, file.Id));
            return Hash(await answer.Content.ReadAsByteArrayAsync());
        }));

        Assert.Single(copies.Distinct());
        Assert.Single(await judging.World.InDatabaseAsync(db => db.CleanedCopies.AsNoTracking().ToListAsync()));
    }

    [Fact]
    public async Task A_copy_lies_sealed_and_is_not_swept_up()
    {
        await using var judging = await JudgingWorld.StartAsync(JudgingStage.Assigned);
        var file = await PutAsync(judging, "plan.txt", "Wat iedereen leest"u8.ToArray());
        await judging.DoneAsync(Jan, HttpMethod.Get, Url(judging, file.Id));

        var kept = await judging.World.InDatabaseAsync(db => OrphanFileSweep.KeptAsync(db, CancellationToken.None));
        var copy = await judging.World.InDatabaseAsync(db => db.CleanedCopies.AsNoTracking().SingleAsync());

        Assert.Contains(copy.StoredName!, kept);
        Assert.DoesNotContain(copy.StoredAs.Split(':')[1], Encoding.Latin1.GetString(copy.Sealed));
        Assert.Equal("Wat iedereen leest"u8.ToArray(), await ReadAsync(judging, copy.StoredAs));
        Assert.NotEqual(file.StoredAs, copy.StoredAs);
    }

    [Fact]
    public async Task A_copy_by_an_earlier_cleaner_is_made_anew()
    {
        await using var judging = await JudgingWorld.StartAsync(JudgingStage.Assigned);
        var file = await PutAsync(judging, "plan.pdf", Original);
        await judging.DoneAsync(Jan, HttpMethod.Get, Url(judging, file.Id));
        await judging.World.InDatabaseAsync(async db =>
        {
            var copy = await db.CleanedCopies.SingleAsync();
            (copy.Version, copy.Refused) = (0, Uncleanable.TooMuch);
            return await db.SaveChangesAsync();
        });

        await judging.DoneAsync(Jan, HttpMethod.Get, Url(judging, file.Id));

        var anew = await judging.World.InDatabaseAsync(db => db.CleanedCopies.AsNoTracking().SingleAsync());
        Assert.Equal((FileCleaner.Version, null), (anew.Version, anew.Refused));
    }

    [Fact]
    public async Task No_id_that_a_juror_is_shown_of_a_submission_carries_a_time()
    {
        await using var judging = await JudgingWorld.StartAsync(JudgingStage.Assigned);
        var known = judging.Criteria.Select(criterion => criterion.Id).Append(judging.Challenge).Append(World.RequiredQuestion).Append(World.OptionalQuestion).ToHashSet();
        await PutAsync(judging, "plan.pdf", Original);

        foreach (var url in new[] { judging.Url("/submissions"), judging.Url("/submissions/A") })
        {
            var text = await judging.ReadTextAsync(Jan, url);
            var ids = System.Text.RegularExpressions.Regex.Matches(text, "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}").Select(match => Guid.Parse(match.Value)).Where(id => !known.Contains(id)).ToList();
            Assert.All(ids, id => Assert.Equal(4, id.Version));
            Assert.Equal(url.EndsWith('A'), ids.Count > 0);
        }
    }

    private static string Url(JudgingWorld judging, Guid file) => judging.Url($"/submissions/A/files/{file}");

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static async Task<byte[]> ReadAsync(JudgingWorld judging, string key)
    {
        await using var stream = judging.World.Service.Services.GetRequiredService<FileFolder>().Open(key);
        using var content = new MemoryStream();
        await stream.CopyToAsync(content);
        return content.ToArray();
    }

    /// <summary>Makes it the one file of A.</summary>
    /// <param name="asKept">As an earlier version of the market may have taken it.</param>
    private static async Task<GetJurySubmissionFile> SeenAsync(JudgingWorld judging) =>
        (await judging.GetAsync<GetJurySubmissionReply>(Jan, judging.Url("/submissions/A"))).Files.Single();

    private static (long Size, string Sha256) CleanOf(byte[] original)
    {
        using var copy = new MemoryStream();
        FileCleaner.Clean("pdf", new MemoryStream(original), copy, CancellationToken.None);
        return (copy.Length, Hash(copy.ToArray()));
    }

    private static async Task<OpenedFile> PutAsync(JudgingWorld judging, string name, byte[] content, FileCleaning? cleaning = null, bool asKept = false)
    {
        var folder = judging.World.Service.Services.GetRequiredService<FileFolder>();
        var key = asKept ? await folder.KeepAsync(new MemoryStream(content), CancellationToken.None) : (await folder.ReceiveAsync(name, new MemoryStream(content), 1_000_000, CancellationToken.None)).Value.Key;
        var file = new OpenedFile(Alias.NewId(), name, content.Length, name.EndsWith("pdf", StringComparison.Ordinal) ? "application/pdf" : "text/plain", Hash(content), key, cleaning);
        await judging.World.InDatabaseAsync(async db =>
        {
            db.Shelf.Clear();
            (await db.OpenedSubmissions.SingleAsync(row => row.Alias == "A")).Files = [file];
            return await db.SaveChangesAsync();
        });
        return file;
    }
}
