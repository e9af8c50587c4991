using Market.Hosting.Access;
using Market.Hosting.AuditLog.Writing;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Awards;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Talking;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Talking;

/// <summary>What the jurors say about a submission, for who discusses it, and after the award for the auditor. Neither body nor candidates ever read it.</summary>
internal sealed record ListMessages(Caller Caller, Guid ChallengeId, string Alias) : IQuery<Result<ListMessagesReply>>, IPrivilegedRead;

/// <param name="Messages">The oldest first.</param>
/// <param name="CanWrite">Until the report is issued.</param>
public sealed record ListMessagesReply(IReadOnlyList<ListMessagesRow> Messages, bool CanWrite);

/// <param name="Text">Null when it was taken back.</param>
/// <param name="CanWithdraw">The caller wrote it.</param>
public sealed record ListMessagesRow(Guid Id, string Name, DateTimeOffset At, string? Text, bool CanWithdraw);

internal sealed class ListMessagesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/juries/{challengeId:guid}/submissions/{alias}/discussion", async (Guid challengeId, string alias, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new ListMessages(caller, challengeId, alias), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror, Roles.Auditor)).WithName("ListMessages").WithTags("Talking").WithSummary("What the jurors say about a submission")
        .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class ListMessagesHandler(SolutionsDb db) : IQueryHandler<ListMessages, Result<ListMessagesReply>>
{
    public async ValueTask<Result<ListMessagesReply>> Handle(ListMessages query, CancellationToken cancel)
    {
        if (query.Caller.Is(Roles.Auditor))
            return await ForAuditorAsync(query, cancel);
        var found = await TalkDesk.ReadAsync(db, query.ChallengeId, query.Alias, query.Caller, cancel);
        if (found.Failed)
            return Result<ListMessagesReply>.From(found);
        var (desk, me) = (found.Value, found.Value.Me);
        if (!desk.Jury.MayDiscuss(me, query.Alias, desk.Entrants))
            return TalkErrors.LockFirst;
        var discussing = desk.Jury.Discussing(query.Alias, desk.Entrants);
        var open = desk.IsOpen;
        return new ListMessagesReply(Rows(desk.Jury, desk.Talk, message => JuryTalk.IsRead(message, discussing), message => open && message.PersonId == me.PersonId), open);
    }

    /// <summary>All that was written, also what was taken back.</summary>
    private async Task<Result<ListMessagesReply>> ForAuditorAsync(ListMessages query, CancellationToken cancel)
    {
        var published = await db.Awards.AnyAsync(award => award.Id == query.ChallengeId && award.State == AwardState.Published, cancel);
        var jury = await db.Juries.AsNoTracking().SingleOrDefaultAsync(row => row.Id == query.ChallengeId, cancel);
        var talk = await db.JuryTalks.AsNoTracking().SingleOrDefaultAsync(row => row.ChallengeId == query.ChallengeId && row.Alias == query.Alias, cancel);
        var known = await db.OpenedSubmissions.AnyAsync(row => row.ChallengeId == query.ChallengeId && row.Alias == query.Alias, cancel);
        if (!published || jury is null || !known)
            return Error.NotFound();
        return new ListMessagesReply(talk is null ? [] : Rows(jury, talk, _ => true, _ => false), false);
    }

    private static IReadOnlyList<ListMessagesRow> Rows(Jury jury, JuryTalk talk, Func<TalkMessage, bool> isRead, Func<TalkMessage, bool> isOwn)
    {
        var names = jury.Members.ToDictionary(member => member.PersonId, member => member.Name);
        return [.. talk.Messages.Select(message => new ListMessagesRow(
            message.Id, names.GetValueOrDefault(message.PersonId, ""), message.At, isRead(message) ? message.Text : null, isOwn(message) && message.WithdrawnAt is null))];
    }
}
