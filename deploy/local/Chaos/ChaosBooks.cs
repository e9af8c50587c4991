using System.Security.Cryptography;

using Market.Challenges.Storage;
using Market.Contracts;
using Market.Hosting.AuditLog.Checking;
using Market.Hosting.AuditLog.Sequencing;
using Market.Hosting.Files;
using Market.Hosting.Invariants;
using Market.Hosting.Storage;
using Market.Notifications.Storage;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Local.Chaos;

/// <summary>Holds what the databases have against what the market acknowledged: the same sets, nothing lost and nothing twice.</summary>
internal sealed class ChaosBooks(ChaosServices services, ChaosLedger ledger, LocalOptions options)
{
    private readonly List<string> _findings = [.. ledger.Contradictions];

    /// <summary>What does not balance; empty when it all does.</summary>
    public async Task<IReadOnlyList<string>> CheckAsync()
    {
        await services.ReadAsync<SolutionsDb, int>(Apps.Solutions, async db =>
        {
            await SolutionsAsync(db);
            await ReceiptsAsync(db);
            await OpeningsAsync(db);
            return 0;
        });
        await FollowsAsync();
        await NotificationsAsync();
        foreach (var name in services.Names)
            await NumbersAndLogAsync(name);
        return _findings;
    }

    private async Task SolutionsAsync(SolutionsDb db)
    {
        var rows = await db.Solutions.AsNoTracking().ToListAsync();
        Same("solutions", ledger.Solutions.Select(solution => solution.Id.ToString()), rows.Select(row => row.Id.ToString()));
        var files = services[Apps.Solutions].GetRequiredService<FileFolder>();
        foreach (var (known, row) in ledger.Solutions.Join(rows, solution => solution.Id, row => row.Id, (known, row) => (known, row)))
        {
            Same($"title of {known.Id}", [known.Title], [row.Title]);
            var kept = new List<string>();
            foreach (var file in row.Files)
                kept.Add($"{file.Name} {await HashAsync(files, file.StoredAs)}");
            Same($"files of {known.Id}", known.Files.Select(file => $"{file.Key} {file.Value}"), kept);
        }
    }

    private static async Task<string> HashAsync(FileFolder files, string key)
    {
        await using var content = files.Open(key);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content));
    }

    private async Task ReceiptsAsync(SolutionsDb db)
    {
        var rows = await db.Submissions.AsNoTracking().Select(row => new { row.ReceiptNumber, row.ContentHash, row.ReplacedAt, row.WithdrawnAt }).ToListAsync();
        Same("receipts", ledger.Receipts.Select(receipt => $"{receipt.Key} {receipt.Value}"), rows.Select(row => $"{row.ReceiptNumber} {row.ContentHash}"));
        Same("submissions that count", ledger.Solutions.Where(solution => solution.Current is not null).Select(solution => solution.Current!),
            rows.Where(row => row.ReplacedAt is null && row.WithdrawnAt is null).Select(row => row.ReceiptNumber));
    }

    private async Task OpeningsAsync(SolutionsDb db)
    {
        var opened = ledger.Opened.ToHashSet();
        var table = await db.OpenedSubmissions.AsNoTracking().Join(db.Submissions, row => row.SubmissionId, submission => submission.Id, (row, submission) => submission.ReceiptNumber).ToListAsync();
        Same("submissions on the table", ledger.Solutions.Where(solution => opened.Contains(solution.Challenge) && solution.Current is not null).Select(solution => solution.Current!), table);
    }

    private async Task FollowsAsync()
    {
        var rows = await services.ReadAsync<ChallengesDb, List<Challenges.Domain.Follow>>(Apps.Challenges, db => db.Follows.AsNoTracking().ToListAsync());
        Same("follows", ledger.Follows.Where(follow => follow.Value).Select(follow => $"{follow.Key.Challenge} {follow.Key.Person}"), rows.Select(row => $"{row.ChallengeId} {row.PersonId}"));
    }

    /// <summary>Every submission is told once to each solver of its organisation, with one mail each.</summary>
    private async Task NotificationsAsync()
    {
        var told = await services.ReadAsync<NotificationsDb, List<Notifications.Domain.Notification>>(Apps.Notifications, db => db.Notifications.AsNoTracking().ToListAsync());
        var twice = told.GroupBy(row => (row.EventId, row.PersonId)).Where(group => group.Count() > 1);
        _findings.AddRange(twice.Select(group => $"{group.Count()} notifications of event {group.Key.EventId} to {group.Key.PersonId}"));
        var receipts = told.Where(row => row.Facts.Receipt is { Length: > 0 } && row.Kind is "solution-submitted" or "solution-replaced").Select(row => row.Facts.Receipt!).Distinct();
        Same("receipts told of", ledger.Receipts.Keys, receipts);
        var mails = await services.ReadAsync<NotificationsDb, List<Guid>>(Apps.Notifications, db => db.Mails.Select(mail => mail.Id).ToListAsync());
        var folder = Path.Combine(options.DataFolder, "mail");
        Same("mails", mails.Select(id => $"{id:N}.eml"), Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)) : []);
    }

    /// <summary>Events are numbered without gaps, and the audit log is whole.</summary>
    private async Task NumbersAndLogAsync(string name)
    {
        var numbers = await services.ReadAsync<MarketDb, List<long?>>(name, db => db.Outbox.OrderBy(message => message.Sequence).Select(message => message.Sequence).ToListAsync());
        if (!numbers.SequenceEqual(Enumerable.Range(1, numbers.Count).Select(number => (long?)number)))
            _findings.Add($"{name}: events are not numbered 1 to {numbers.Count}");
        var key = services[name].GetRequiredService<LogKey>().Verifier;
        await using var snapshot = await Snapshot.OpenAsync(services[name], CancellationToken.None);
        _findings.AddRange((await new LogCheck(snapshot.Db, key).RunAsync([], CancellationToken.None)).Select(finding => $"{name}: {finding}"));
    }

    private void Same(string what, IEnumerable<string> expected, IEnumerable<string> actual)
    {
        var (acknowledged, kept) = (expected.ToList(), actual.ToList());
        _findings.AddRange(acknowledged.Except(kept).Select(missing => $"{what}: {missing} was acknowledged and is lost"));
        _findings.AddRange(kept.Except(acknowledged).Select(surplus => $"{what}: {surplus} is there and nobody was told so"));
        _findings.AddRange(kept.GroupBy(item => item).Where(group => group.Count() > 1).Select(group => $"{what}: {group.Key} is there {group.Count()} times"));
    }
}
