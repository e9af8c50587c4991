using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Conflicts;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Judging;

/// <summary>What a member declared, and the whole directory to choose from: all of it, so that it says nothing about who took part.</summary>
internal sealed record GetDeclaration(Caller Caller, Guid ChallengeId) : IQuery<Result<GetDeclarationReply>>;

/// <param name="Numbers">Enterprise numbers, as people write them.</param>
/// <param name="Avoids">What the caller would rather not judge.</param>
/// <param name="AtMost">How many submissions the caller can take.</param>
/// <param name="Known">What the market knows already of the caller, and takes into account.</param>
public sealed record GetDeclarationReply(
    IReadOnlyList<GetDeclarationOrganisation> Organisations, bool Declared, IReadOnlyList<Guid> Interests, string? Statement, string? Expertise,
    IReadOnlyList<string> Numbers, IReadOnlyList<DeclaredClosePerson> Close, IReadOnlyList<GetDeclarationKnown> Known,
    string? Avoids, int? AtMost);

/// <param name="Kind">Works, worked or mail.</param>
/// <param name="Name">Of the organisation, or the mail domain.</param>
public sealed record GetDeclarationKnown(LinkKind Kind, string Name);

public sealed record GetDeclarationOrganisation(Guid Id, string Name, string Type);

internal sealed class GetDeclarationEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/juries/{challengeId:guid}/declaration", async (Guid challengeId, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new GetDeclaration(caller, challengeId), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("GetDeclaration").WithTags("Judging").WithSummary("The caller's declaration of interests")
        .ProducesProblem(403).ProducesProblem(404);
}

internal sealed class GetDeclarationHandler(SolutionsDb db) : IQueryHandler<GetDeclaration, Result<GetDeclarationReply>>
{
    public async ValueTask<Result<GetDeclarationReply>> Handle(GetDeclaration query, CancellationToken cancel)
    {
        var found = await JuryRoom.ReadAsync(db, query.ChallengeId, query.Caller, cancel);
        if (found.Failed)
            return Result<GetDeclarationReply>.From(found);
        if (found.Value.Me is not { } me)
            return JuryErrors.JurorsOnly;
        if (me.State != MemberState.Accepted)
            return JuryErrors.AcceptFirst;
        var organisations = await db.Organisations.AsNoTracking().OrderBy(row => row.Name).ThenBy(row => row.Id)
            .Select(row => new GetDeclarationOrganisation(row.Id, row.Name, row.Type)).ToListAsync(cancel);
        var ties = me.Declaration?.Ties ?? DeclaredTies.None;
        return new GetDeclarationReply(
            organisations, me.Declaration is not null, me.Declaration?.OrganisationIds ?? [], me.Declaration?.Statement, me.Declaration?.Expertise,
            [.. ties.Numbers.Select(KboNumber.Format)], [.. ties.Close.Select(close => new DeclaredClosePerson(close.Name, close.OrganisationId))],
            await KnownAsync(me, organisations.ToDictionary(row => row.Id, row => row.Name), cancel),
            me.Wish?.Avoids, me.Wish?.AtMost);
    }

    /// <summary>Only of the caller: where the radar starts.</summary>
    private async Task<IReadOnlyList<GetDeclarationKnown>> KnownAsync(JuryMember me, Dictionary<Guid, string> names, CancellationToken cancel)
    {
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(row => row.Id == me.PersonId, cancel);
        var past = await db.PastMemberships.AsNoTracking().Where(row => row.PersonId == me.PersonId).Select(row => row.OrganisationId).ToListAsync(cancel);
        List<Guid> now = person?.OrganisationId is { } present ? [present] : [];
        var works = now.Select(id => (Kind: LinkKind.Works, Id: id)).Concat(past.Union(me.OrganisationIds).Except(now).Select(id => (Kind: LinkKind.Worked, Id: id)))
            .Where(tie => names.ContainsKey(tie.Id)).Select(tie => new GetDeclarationKnown(tie.Kind, names[tie.Id]));
        return PublicMail.SaysNothing(person?.MailDomain ?? "") ? [.. works] : [.. works, new GetDeclarationKnown(LinkKind.Mail, person!.MailDomain)];
    }
}
