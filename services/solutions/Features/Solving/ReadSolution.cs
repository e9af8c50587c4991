using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Hosting.Files;
using Market.Hosting.Files.Cleaning;
using Market.Kernel;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.Extensions.Options;

namespace Market.Solutions.Features.Solving;

/// <summary>The team reads its solution; an invited organisation sees what it is asked to join, without the content.</summary>
internal sealed record ReadSolution(Caller Caller, Guid Id) : IQuery<Result<ReadSolutionReply>>;

/// <param name="ServerTime">The clock by which the deadline is decided.</param>
/// <param name="ChangedSinceSubmission">The working copy differs from what was submitted.</param>
/// <param name="AutoSubmit">The market submits the draft at <paramref name="AutoSubmitAt"/>, if it is complete then and nothing was submitted.</param>
/// <param name="CanAutoSubmit">May have the market do so.</param>
/// <param name="NeedsTeamCode">The challenge is strict: the content opens with the team's code only.</param>
/// <param name="Closed">It came without that code, or with another: nothing of the content is here.</param>
/// <param name="Subcontractors">Enterprise numbers, as people write them.</param>
public sealed record ReadSolutionReply(
    Guid Id, int Version, SolutionState State, TeamRole Role, bool Lead, Guid ChallengeId, string ChallengeSlug, LocalizedText ChallengeTitle, BriefStage Stage,
    DateTimeOffset Deadline, DateTimeOffset ServerTime, Guid LeadOrganisationId, string LeadOrganisationName, string Title, string Summary,
    IReadOnlyList<ReadSolutionAnswer> Answers, long? BudgetCents, string Planning, IReadOnlyList<ReadSolutionFile> Files,
    IReadOnlyList<ReadSolutionPartner> Partners, IReadOnlyList<ReadSolutionQuestion> Questions, bool CanEdit, bool CanSubmit, bool CanWithdraw,
    bool CanDelete, bool ChangedSinceSubmission, ReadSolutionReceipt? Receipt,
    bool AutoSubmit, DateTimeOffset AutoSubmitAt, bool CanAutoSubmit, bool NeedsTeamCode, bool Closed, IReadOnlyList<string> Subcontractors);

public sealed record ReadSolutionAnswer(Guid QuestionId, string Text);

/// <param name="Removed">What the copy for the jury, which reads anonymously, leaves out.</param>
/// <param name="Withheld">A warning: no such copy can be made, so that the jury will not get the file.</param>
/// <param name="Scan">What the virus scanner said of it. Until it is clean, or when there is no scanner, others than the team wait or are told.</param>
public sealed record ReadSolutionFile(Guid Id, string Name, long Size, string ContentType, string Sha256, IReadOnlyList<FileTrace> Removed, Uncleanable? Withheld, ScanVerdict Scan);

public sealed record ReadSolutionPartner(Guid OrganisationId, string Name, PartnerState State);

public sealed record ReadSolutionQuestion(Guid Id, LocalizedText Text, LocalizedText Help, bool Required, int MaxLength);

public sealed record ReadSolutionReceipt(string Number, DateTimeOffset ReceivedAt, string ContentHash, int Sequence);

internal sealed class ReadSolutionEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/solutions/{id:guid}", async (Guid id, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ReadSolution(caller, id), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Solver)).WithName("ReadSolution").WithTags("Solving").TakesTeamCode().WithSummary("Read a solution of the own team")
        .ProducesProblem(404);
}

internal sealed class ReadSolutionHandler(SolutionsDb db, IOptions<SolutionsOptions> options) : IQueryHandler<ReadSolution, Result<ReadSolutionReply>>
{
    public async ValueTask<Result<ReadSolutionReply>> Handle(ReadSolution query, CancellationToken cancel)
    {
        if (await db.FindBidAsync(query.Id, query.Caller, cancel) is not { } bid)
            return Error.NotFound();
        var now = await db.ClockAsync(cancel);
        var role = bid.Solution.RoleOf(query.Caller.OrganisationId);
        if (role == TeamRole.Invited)
            return Invitation(bid, now);
        return Whole(bid, query.Caller.AsTeamMember(), await db.CurrentSubmissionAsync(bid.Solution, cancel), now, await db.VerdictsAsync(bid.Solution.Files.Select(file => file.StoredAs), cancel));
    }

    private ReadSolutionReply Whole(Bid bid, Solver reader, Submission? current, DateTimeOffset now, Func<string, ScanVerdict> verdict)
    {
        var solution = bid.Solution;
        var role = solution.RoleOf(reader.OrganisationId);
        bool Can(SolutionAction action) => !solution.Allows(reader.OrganisationId, action, bid.Brief, now).Failed;
        return Invitation(bid, now) with
        {
            State = solution.State,
            Role = role,
            Lead = role == TeamRole.Lead,
            Title = solution.Title,
            Summary = solution.Summary,
            Answers = [.. solution.Answers.Select(answer => new ReadSolutionAnswer(answer.QuestionId, answer.Text))],
            BudgetCents = solution.BudgetCents,
            Planning = solution.Planning,
            Subcontractors = [.. solution.Subcontractors.Select(KboNumber.Format)],
            Files = [.. solution.Files.Select(file => new ReadSolutionFile(
                file.Id, file.Name, file.Size, file.ContentType, file.Sha256, file.Cleaning.Removed(), file.Cleaning.Refused(), verdict(file.StoredAs)))],
            Partners = [.. solution.Partners.Select(partner => new ReadSolutionPartner(partner.OrganisationId, partner.Name, partner.State))],
            CanEdit = Can(SolutionAction.Edit),
            CanSubmit = Can(SolutionAction.Submit),
            CanWithdraw = Can(SolutionAction.Withdraw),
            CanDelete = Can(SolutionAction.Delete),
            AutoSubmit = solution.AutoSubmitBy is not null,
            CanAutoSubmit = Can(SolutionAction.AutoSubmit),
            ChangedSinceSubmission = current is not null && !solution.IsClosed && solution.DiffersFrom(current),
            Closed = solution.IsClosed,
            Receipt = current is null ? null : new ReadSolutionReceipt(current.ReceiptNumber, current.ReceivedAt, current.ContentHash, current.Sequence),
        };
    }

    private ReadSolutionReply Invitation(Bid bid, DateTimeOffset now) => new(
        bid.Solution.Id, bid.Solution.Version, SolutionState.Draft, TeamRole.Invited, false, bid.Brief.Id, bid.Brief.Slug, bid.Brief.Title, bid.Brief.StageAt(now),
        bid.Brief.Deadline, now, bid.Solution.LeadOrganisationId, bid.Solution.LeadOrganisationName, "", "", [], null, "", [], [],
        [.. bid.Brief.Questions.Select(question => new ReadSolutionQuestion(question.Id, question.Text, question.Help, question.Required, question.MaxLength))],
        false, false, false, false, false, null, false, bid.Brief.Deadline - options.Value.AutoSubmitBefore, false, bid.Solution.NeedsTeamCode, false, []);
}
