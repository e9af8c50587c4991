using System.Text;

using Market.Contracts;
using Market.Hosting;
using Market.Hosting.Files;
using Market.Hosting.Storage;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Features.Solving;
using Market.Solutions.Jobs;
using Market.Solutions.Sealing;
using Market.Solutions.Storage;
using Market.Testing;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Market.Solutions.Tests.Sealing;

/// <summary>What a version without sealing kept is sealed at the next start, and nothing of it is lost.</summary>
public class EarlierContentTests
{
    private const string Secret = "kanarievogelzingt";

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Plain_rows_and_files_are_sealed_and_read_as_before(string engine)
    {
        await using var world = await World.StartAsync(engine);
        var challenge = await world.PublishAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(challenge, $"Titel {Secret}");
        await solver.UploadTextAsync(id, "plan.txt", $"Plan {Secret}");
        var receipt = await (await solver.SubmitAsync(id)).ReadAsync<Receipt>();
        var before = await solver.ReadSolutionAsync(id);
        await UnsealAsync(world, id);

        var count = await SealAsync(world);

        Assert.Equal(1, count);
        Assert.Equal(0, await SealAsync(world));
        var after = await solver.ReadSolutionAsync(id);
        Assert.Equal((before.Title, before.Summary, before.Planning, before.BudgetCents, false), (after.Title, after.Summary, after.Planning, after.BudgetCents, after.ChangedSinceSubmission));
        Assert.Equal(before.Files.Select(file => file with { Removed = [] }), after.Files.Select(file => file with { Removed = [] }));
        Assert.Equal(receipt.Items, (await (await solver.GetAsync($"/api/solutions/{id}/receipt")).ReadAsync<Receipt>()).Items);
        Assert.Equal($"Plan {Secret}", await solver.GetStringAsync($"/api/solutions/{id}/files/{after.Files[0].Id}"));
        Assert.DoesNotContain(Secret, Encoding.Latin1.GetString(File.ReadAllBytes(Assert.Single(world.StoredFiles()).FullName)));
        if (engine == "sqlite")
            Assert.All(DatabaseFiles(world), file => Assert.DoesNotContain(Secret, Read(file)));
    }

    [Fact]
    public async Task The_opening_opens_what_was_sealed_later()
    {
        await using var world = await World.StartAsync();
        var challenge = await world.PublishAsync();
        var solver = world.As(World.Solver);
        var id = await solver.PrepareAsync(challenge, "Van voor de verzegeling");
        await solver.SubmitAsync(id);
        await UnsealAsync(world, id);
        await SealAsync(world);
        await world.PublishAsync(TimeSpan.FromSeconds(-1), challenge);
        await world.As(World.Officer).PostAsync($"/api/openings/{challenge}/proposal", null);
        await world.As(World.Approver).PostAsync($"/api/openings/{challenge}/confirmation", null);

        Assert.Equal("Van voor de verzegeling", await world.InDatabaseAsync(async db => (await db.OpenedSubmissions.SingleAsync()).Title));
    }

    private static async Task<int> SealAsync(World world)
    {
        using var scope = world.Service.Services.CreateScope();
        return await ActivatorUtilities.CreateInstance<SealEarlierContent>(scope.ServiceProvider).RunAsync(CancellationToken.None);
    }

    /// <summary>Puts it back as the migration finds it: content in the table of what waits, the file as it was uploaded.</summary>
    private static async Task UnsealAsync(World world, Guid id)
    {
        using var scope = world.Service.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<SolutionsDb>();
        var folder = scope.ServiceProvider.GetRequiredService<FileFolder>();
        var solution = await db.Solutions.AsNoTracking().SingleAsync(row => row.Id == id);
        var submission = await db.Submissions.AsNoTracking().SingleAsync(row => row.SolutionId == id);
        submission.OpenForTeam(solution, db.Vault);
        var files = Json(await Task.WhenAll(solution.Files.Select(async file => file with { StoredAs = await PlainAsync(folder, world, file) })));
        db.UnsealedRows.Add(new UnsealedRow
        {
            Kind = UnsealedRow.Solution, Id = id, SolutionId = id, Title = solution.Title, Summary = solution.Summary, Answers = Json(solution.Answers),
            BudgetCents = solution.BudgetCents, Planning = solution.Planning, Files = files,
        });
        db.UnsealedRows.Add(new UnsealedRow { Kind = UnsealedRow.Submission, Id = submission.Id, SolutionId = id, Files = files, Content = submission.Content });
        await db.SaveChangesAsync();
        await db.Solutions.ExecuteUpdateAsync(set => set.SetProperty(row => row.Sealed, Array.Empty<byte>()).SetProperty(row => row.StoredNames, Array.Empty<string>()));
        await db.Submissions.ExecuteUpdateAsync(set => set
            .SetProperty(row => row.SealedContent, (byte[]?)null).SetProperty(row => row.SealedFiles, Array.Empty<byte>())
            .SetProperty(row => row.TeamKey, Array.Empty<byte>()).SetProperty(row => row.OpeningKey, (byte[]?)null));
    }

    private static async Task<string> PlainAsync(FileFolder folder, World world, SolutionFile file)
    {
        await using var content = folder.Open(file.StoredAs);
        var name = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
        await using (var plain = File.Create(Path.Combine(world.StoredFiles()[0].DirectoryName!, name)))
            await content.CopyToAsync(plain);
        folder.Delete(file.StoredAs);
        return name;
    }

    private static string Json(object value) => Encoding.UTF8.GetString(SealedJson.Write(value));

    /// <summary>The database itself last: a log beside it that goes when no connection is left has gone into it.</summary>
    private static IEnumerable<FileInfo> DatabaseFiles(World world) =>
        new DirectoryInfo(world.Service.Services.GetRequiredService<IOptions<MarketOptions>>().Value.DataFolder).GetFiles("solutions.db*").OrderByDescending(file => file.Name, StringComparer.Ordinal);

    private static string Read(FileInfo file)
    {
        try
        {
            return Text(file);
        }
        catch (FileNotFoundException) when (file.Extension != ".db")
        {
            return "";
        }
    }

    private static string Text(FileInfo file)
    {
        using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return reader.ReadToEnd();
    }
}
