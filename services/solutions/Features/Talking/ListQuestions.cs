using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries.Talking;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Talking;

/// <summary>What the jury asked the team behind a submission, and what it answered, for members who may know of the submission.</summary>
internal sealed record ListQuestions(Caller Caller, Guid ChallengeId, string Alias) : IQuery<Result<ListQuestionsReply>>, IPrivilegedRead;

/// <param name="CanAsk">Until the report is issued.</param>
/// <param name="GoesAtOnce">What the caller asks goes to the team without another member letting it go.</param>
public sealed record ListQuestionsReply(IReadOnlyList<ListQuestionsRow> Questions, bool CanAsk, bool GoesAtOnce);

/// <param name="AskedBy">Name of the member.</param>
/// <param name="DecidedBy">Who let it go or did not; null while nobody did.</param>
/// <param name="AnswerBy">The first moment at which it is too late; null before the release.</param>
/// <param name="CanDecide">The caller lets it go or not.</param>
public sealed record ListQuestionsRow(
    Guid Id, string Text, int Days, string AskedBy, DateTimeOffset AskedAt, QuestionState State, string? DecidedBy, DateTimeOffset? DecidedAt, DateTimeOffset? AnswerBy, string? Answer,
    DateTimeOffset? AnsweredAt, bool CanDecide);

internal sealed class ListQuestionsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/juries/{challengeId:guid}/submissions/{alias}/questions", async (Guid challengeId, string alias, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ListQuestions(caller, challengeId, alias), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("ListQuestions").WithTags("Talking").WithSummary("What the team behind a submission was asked")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class ListQuestionsHandler(SolutionsDb db) : IQueryHandler<ListQuestions, Result<ListQuestionsReply>>
{
    public async ValueTask<Result<ListQuestionsReply>> Handle(ListQuestions query, CancellationToken cancel)
    {
        var found = await TalkDesk.ReadAsync(db, query.ChallengeId, query.Alias, query.Caller, cancel);
        if (found.Failed)
            return Result<ListQuestionsReply>.From(found);
        var (desk, jury, me) = (found.Value, found.Value.Jury, found.Value.Me);
        var open = desk.IsOpen;
        return new ListQuestionsReply(
            [.. desk.Talk.Questions.Select(question => Row(question, desk, open && question.State == QuestionState.Asked && jury.MayRelease(me, question.AskedBy, query.Alias, desk.Entrants)))],
            open, JuryTalk.GoesAtOnce(me, query.Alias, jury, desk.Entrants));
    }

    private static ListQuestionsRow Row(CandidateQuestion question, TalkDesk desk, bool canDecide)
    {
        return new ListQuestionsRow(
            question.Id, question.Text, question.Days, NameOf(question.AskedBy)!, question.AskedAt, question.State, NameOf(question.DecidedBy), question.DecidedAt, question.AnswerBy, question.Answer,
            question.AnsweredAt, canDecide);

        string? NameOf(Guid? personId) => desk.Jury.Members.FirstOrDefault(member => member.PersonId == personId)?.Name;
    }
}
