using Market.Hosting.Access;
using Market.Kernel;
using Market.Solutions.Domain.Copies;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Domain.Juries.Talking;
using Market.Solutions.Domain.Openings;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Features.Judging;
using Market.Solutions.Storage;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Talking;

/// <summary>What the jury asked one team, for somebody of that team.</summary>
/// <param name="Talk">Null when nothing was ever said about the submission.</param>
internal sealed record TeamDesk(ChallengeBrief Brief, OpenedSubmission Submission, JuryTalk? Talk)
{
    /// <summary>Not-found for who is not of the team, and before the opening.</summary>
    public static async Task<Result<TeamDesk>> FindAsync(SolutionsDb db, Guid solutionId, Caller caller, CancellationToken cancel)
    {
        var submission = await db.OpenedSubmissions.AsNoTracking().SingleOrDefaultAsync(row => row.SolutionId == solutionId, cancel);
        var (challengeId, alias) = (submission?.ChallengeId ?? Guid.Empty, submission?.Alias ?? "");
        var brief = await db.Briefs.AsNoTracking().SingleOrDefaultAsync(row => row.Id == challengeId, cancel);
        var talk = await db.JuryTalks.SingleOrDefaultAsync(row => row.ChallengeId == challengeId && row.Alias == alias, cancel);
        if (submission is null || brief is null || caller.OrganisationId is not { } organisation || !submission.OrganisationIds.Contains(organisation))
            return Error.NotFound();
        return new TeamDesk(brief, submission, talk);
    }

    /// <summary>What in a text would tell the jury who the team is.</summary>
    public async Task<IReadOnlyList<Telltale>> TelltalesAsync(SolutionsDb db, string? text, CancellationToken cancel)
    {
        List<Guid> team = [.. Submission.OrganisationIds];
        var people = await db.People.AsNoTracking().Where(person => person.Active && person.OrganisationId != null && team.Contains(person.OrganisationId.Value)).ToListAsync(cancel);
        var names = await db.Organisations.AsNoTracking().Where(organisation => team.Contains(organisation.Id)).Select(organisation => organisation.Name).ToListAsync(cancel);
        var known = names.Append(Submission.LeadOrganisationName).Concat(Submission.Partners.Select(partner => partner.Name)).Distinct();
        return new TelltaleSearch(new TeamNames([.. known], [.. people.Select(person => person.Name)], [.. people.Select(person => person.MailDomain).Distinct()])).In(text ?? "");
    }

    public async Task<(Jury Jury, IReadOnlyList<Entrant> Entrants)> JuryAsync(SolutionsDb db, CancellationToken cancel)
    {
        var jury = await db.Juries.AsNoTracking().SingleAsync(row => row.Id == Brief.Id, cancel);
        return (jury, (await db.Shelf.TableAsync(() => db, Brief.Id, cancel)).Entrants);
    }
}
