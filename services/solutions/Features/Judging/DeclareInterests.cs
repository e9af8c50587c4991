using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Conflicts;
using Market.Solutions.Features.Judging.Conflicts;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Judging;

/// <summary>A member says, before reading anything, with which organisations there is an interest; their submissions stay closed to the member.</summary>
internal sealed record DeclareInterests(Caller Caller, Guid ChallengeId, DeclareInterestsBody Body) : ICommand<Result>;

/// <param name="Confirmed">The member confirms that the declaration is complete; must be true.</param>
/// <param name="Expertise">What the member knows much of, in own words: what is proposed to the chair as an assignment goes by it.</param>
/// <param name="Numbers">Enterprise numbers (KBO) of organisations that are not in the directory, in any grouping; what was declared stays when it is left out.</param>
/// <param name="Avoids">What the member would rather not judge, in own words; proposals go by it.</param>
/// <param name="AtMost">How many submissions the member can take, from 1; proposals go by it.</param>
/// <param name="Close">Family, and others to whom the member is bound; what was declared stays when it is left out.</param>
public sealed record DeclareInterestsBody(
    IReadOnlyList<Guid> OrganisationIds, string? Statement, bool Confirmed, string? Expertise = null, IReadOnlyList<string>? Numbers = null, IReadOnlyList<DeclaredClosePerson>? Close = null,
    string? Avoids = null, int? AtMost = null);

/// <param name="OrganisationId">Where this person works, when it is in the directory.</param>
public sealed record DeclaredClosePerson(string Name, Guid? OrganisationId);

internal sealed class DeclareInterestsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/juries/{challengeId:guid}/declaration", async (Guid challengeId, DeclareInterestsBody body, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new DeclareInterests(caller, challengeId, body), cancel)).ToNoContent())
        .Allow(AccessDecision.AnyOf(Roles.Officer, Roles.Approver, Roles.Juror)).WithName("DeclareInterests").WithTags("Judging").WithSummary("Declare interests")
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
}

internal sealed class DeclareInterestsHandler(SolutionsDb db, TimeProvider time) : ICommandHandler<DeclareInterests, Result>
{
    public async ValueTask<Result> Handle(DeclareInterests command, CancellationToken cancel) => await db.InTurnAsync(async () =>
    {
        var found = await JuryRoom.FindAsync(db, command.ChallengeId, command.Caller, cancel);
        if (found.Failed)
            return found;
        if (found.Value.Me is null)
            return JuryErrors.JurorsOnly;
        if (found.Value.Brief.Cancelled)
            return JuryErrors.ChallengeCancelled;
        var (jury, me, body) = (found.Value.Jury!, found.Value.Me, command.Body);
        var ids = body.OrganisationIds.Distinct().ToList();
        if (await db.Organisations.CountAsync(row => ids.Contains(row.Id), cancel) < ids.Count)
            return JuryErrors.DeclarationUnknownOrganisation;
        var ties = await TiesAsync(body, me.Declaration?.Ties ?? DeclaredTies.None, cancel);
        if (ties.Failed)
            return ties;
        var now = time.GetUtcNow();
        var said = new Suspect(me.PersonId, me.OrganisationIds, new Declaration(ids, "", now, Ties: ties.Value));
        var derived = await db.FindConflictsAsync(found.Value.Entrants, [.. ConflictRadar.SuspectsOf(jury).Select(suspect => suspect.PersonId == me.PersonId ? said : suspect)], cancel);
        var declared = jury.Declare(me.PersonId, ids, body.Statement?.Trim() ?? "", body.Confirmed, found.Value.Entrants, now, body.Expertise?.Trim() ?? "", ties.Value, derived,
            new JurorWish(body.Avoids?.Trim() ?? "", body.AtMost));
        if (!declared.Failed)
            await db.SaveChangesAsync(cancel);
        return declared;
    });

    private async Task<Result<DeclaredTies>> TiesAsync(DeclareInterestsBody body, DeclaredTies before, CancellationToken cancel)
    {
        var numbers = (body.Numbers ?? before.Numbers).Select(number => (Typed: number, Plain: KboNumber.Normalize(number))).ToList();
        var close = (body.Close?.Select(person => new ClosePerson(person.Name.Trim(), person.OrganisationId)) ?? before.Close).ToList();
        var errors = numbers.Where(number => number.Plain is null).Select(number => JuryErrors.NumberInvalid(number.Typed))
            .Concat(close.Index().Where(row => row.Item.Name.Length is 0 or > ClosePerson.LongestName).Select(row => JuryErrors.CloseName(row.Index))).ToList();
        if (numbers.Count > DeclaredTies.Most || close.Count > DeclaredTies.Most)
            errors.Add(JuryErrors.DeclarationTooMany);
        var named = close.Select(person => person.OrganisationId).OfType<Guid>().Distinct().ToList();
        var known = await db.Organisations.Where(row => named.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancel);
        errors.AddRange(close.Index().Where(row => row.Item.OrganisationId is { } id && !known.Contains(id)).Select(row => JuryErrors.CloseOrganisation(row.Index)));
        return errors.Count > 0
            ? Result<DeclaredTies>.From(Result.Refused(errors))
            : new DeclaredTies([.. numbers.Select(number => number.Plain!).Distinct()], [.. close.Distinct()]);
    }
}
