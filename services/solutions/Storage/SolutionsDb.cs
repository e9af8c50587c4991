using Market.Contracts;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Storage;
using Market.Kernel;
using Market.Solutions.Domain;
using Market.Solutions.Domain.Availability;
using Market.Solutions.Domain.Awards;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Deadlines;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Guests;
using Market.Solutions.Domain.Juries.Practising;
using Market.Solutions.Domain.Juries.Reporting;
using Market.Solutions.Domain.Juries.Talking;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Sealing;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Market.Solutions.Storage;

/// <summary>The database of this service; what differs between the engines is in the two contexts below it.</summary>
internal abstract class SolutionsDb(DbContextOptions options, TimeProvider time, Vault vault, JuryShelf shelf) : MarketDb(options, time)
{
    /// <summary>Opens and seals what the rows keep sealed.</summary>
    public Vault Vault => vault;

    public JuryShelf Shelf => shelf;

    /// <summary>The code that came with the request, with which a solution of a strict challenge is opened (see <c>TeamSeal</c>).</summary>
    public SecretCode? TeamCode { get; set; }

    public DbSet<ChallengeBrief> Briefs => Set<ChallengeBrief>();

    public DbSet<OrganisationCopy> Organisations => Set<OrganisationCopy>();

    public DbSet<PersonCopy> People => Set<PersonCopy>();

    public DbSet<PastMembership> PastMemberships => Set<PastMembership>();

    public DbSet<Solution> Solutions => Set<Solution>();

    public DbSet<Submission> Submissions => Set<Submission>();

    public DbSet<KnownRequest> KnownRequests => Set<KnownRequest>();

    public DbSet<FileScan> FileScans => Set<FileScan>();

    public DbSet<CleanedCopy> CleanedCopies => Set<CleanedCopy>();

    public DbSet<Upload> Uploads => Set<Upload>();

    public DbSet<DraftNotice> DraftNotices => Set<DraftNotice>();

    /// <summary>What the market itself can look into; of a strict challenge it takes the team's code or the officers' cards.</summary>
    public IQueryable<Submission> ReadableSubmissions => Submissions.Where(row => !Solutions.Any(solution => solution.Id == row.SolutionId && solution.NeedsTeamCode));

    /// <summary>As <see cref="ReadableSubmissions"/>, of drafts.</summary>
    public IQueryable<Solution> ReadableSolutions => Solutions.Where(solution => !solution.NeedsTeamCode);

    public DbSet<BidPlace> BidPlaces => Set<BidPlace>();

    public DbSet<OpeningKey> OpeningKeys => Set<OpeningKey>();

    public DbSet<KeyCeremony> KeyCeremonies => Set<KeyCeremony>();

    public DbSet<SealingState> SealingStates => Set<SealingState>();

    public DbSet<UnsealedRow> UnsealedRows => Set<UnsealedRow>();

    public DbSet<DeadlineDecision> DeadlineDecisions => Set<DeadlineDecision>();

    public DbSet<Heartbeat> Heartbeats => Set<Heartbeat>();

    public DbSet<Outage> Outages => Set<Outage>();

    public DbSet<Opening> Openings => Set<Opening>();

    public DbSet<OpeningAttempt> OpeningAttempts => Set<OpeningAttempt>();

    public DbSet<OpenedSubmission> OpenedSubmissions => Set<OpenedSubmission>();

    public DbSet<Jury> Juries => Set<Jury>();

    public DbSet<GuestInvitation> GuestInvitations => Set<GuestInvitation>();

    public DbSet<ScoreSheet> ScoreSheets => Set<ScoreSheet>();

    public DbSet<PracticeRound> PracticeRounds => Set<PracticeRound>();

    public DbSet<JuryReport> JuryReports => Set<JuryReport>();

    public DbSet<JuryTalk> JuryTalks => Set<JuryTalk>();

    public DbSet<AwardObjection> AwardObjections => Set<AwardObjection>();

    public DbSet<Award> Awards => Set<Award>();

    /// <summary>A transaction that means to write. On SQLite it waits here until it is the only writer.</summary>
    public Task<IDbContextTransaction> BeginWriteAsync(CancellationToken cancel) => Database.BeginTransactionAsync(cancel);

    /// <summary>Has this process and the engine give up what they still keep of content that was deleted or dropped.</summary>
    public Task ForgetDeletedContentAsync(CancellationToken cancel)
    {
        shelf.Clear();
        return VacuumAsync(cancel);
    }

    /// <summary>Until the transaction ends nobody else changes these solutions. Gives those that it got.</summary>
    /// <param name="wait">Otherwise those that somebody holds at the moment are left out.</param>
    public abstract Task<IReadOnlyList<Guid>> LockSolutionsAsync(IReadOnlyList<Guid> ids, bool wait, CancellationToken cancel);

    /// <summary>Until the transaction ends the briefs do not change, nor does anything that locks them <paramref name="alone"/>. Always after the lock on a solution, so that two never wait for each other.</summary>
    public abstract Task LockBriefsAsync(IReadOnlyList<Guid> ids, bool alone, CancellationToken cancel);

    protected override void Prepare()
    {
        foreach (var entry in ChangeTracker.Entries<ISealedContent>().Where(entry => entry.State != EntityState.Deleted))
            SealWhenChanged(entry.Entity);
    }

    protected override void RaiseVersions()
    {
        base.RaiseVersions();
        foreach (var entry in ChangeTracker.Entries<ChallengeBrief>().Where(entry => entry.State == EntityState.Modified))
            entry.Property(brief => brief.Version).CurrentValue++;
    }

    /// <summary>Has the engine write anew what holds content, without what was deleted.</summary>
    protected abstract Task VacuumAsync(CancellationToken cancel);

    private void SealWhenChanged(ISealedContent row)
    {
        if (row.IsClosed)
            return;
        var content = SealedJson.Write(row.Inside);
        if (row.Sealed.Length == 0 || !vault.Open(row.Sealed, row.SealKind, row.Id, row.SealedUnder).AsSpan().SequenceEqual(content))
            row.Sealed = vault.Seal(content, row.SealKind, row.Id, row.SealedUnder);
    }

    protected override Evidence? EvidenceOf(DomainEvent raised) => raised switch
    {
        SolutionReceived received => new Evidence(received.Submission.Id, ReceiptStatement.Of(received.Submission)),
        ReportWasIssued issued => new Evidence(issued.Report.LeafId, ReportStatement.Of(issued.ChallengeId, issued.Report)),
        _ => null,
    };

    protected override IEnumerable<IntegrationEvent> Translate(DomainEvent raised) => SolutionsEvents.From(raised);
}
