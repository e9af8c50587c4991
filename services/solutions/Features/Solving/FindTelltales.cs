using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Hosting.Files.Cleaning;
using Market.Kernel;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Storage;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Solutions.Features.Solving;

/// <summary>The team asks what in its answer would tell an anonymous jury who it is: a warning, never a refusal.</summary>
internal sealed record FindTelltales(Caller Caller, Guid Id) : IQuery<Result<FindTelltalesReply>>;

/// <param name="Telltales">In what is written, here and in the files.</param>
/// <param name="Files">What becomes of each file.</param>
public sealed record FindTelltalesReply(IReadOnlyList<FoundTelltale> Telltales, IReadOnlyList<TelltaleFile> Files);

/// <param name="Found">The name as it is registered, or the number or address as it was written.</param>
/// <param name="Field">Where, as in the body that writes the content; null when it is in a file.</param>
/// <param name="FileId">In which file; null when it is not in one.</param>
public sealed record FoundTelltale(TelltaleKind Kind, string Found, string? Field, Guid? FileId);

/// <param name="Removed">What the copy for the jury leaves out.</param>
/// <param name="Withheld">Why no copy can be made: then the jury does not get the file.</param>
/// <param name="SearchedWhole">False: it was too long or could not be read to its end, so that there may be more in it. Pictures are never searched.</param>
public sealed record TelltaleFile(Guid Id, string Name, IReadOnlyList<FileTrace> Removed, Uncleanable? Withheld, bool SearchedWhole);

internal sealed class FindTelltalesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/solutions/{id:guid}/telltales", async (Guid id, Caller caller, ISender sender, CancellationToken cancel) =>
            (await sender.Send(new FindTelltales(caller, id), cancel)).ToOk())
        .Allow(AccessDecision.AnyOf(Roles.Solver)).WithName("FindTelltales").WithTags("Solving").TakesTeamCode().WithSummary("List what would tell an anonymous jury who the team is")
        .ProducesProblem(404).ProducesProblem(409);
}

internal sealed class FindTelltalesHandler(SolutionsDb db, JuryCopies copies, TimeProvider time) : IQueryHandler<FindTelltales, Result<FindTelltalesReply>>
{
    /// <summary>For all files together; what is not read by then is said not to be.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public async ValueTask<Result<FindTelltalesReply>> Handle(FindTelltales query, CancellationToken cancel)
    {
        if (await db.FindBidAsync(query.Id, query.Caller, cancel) is not { } bid)
            return Error.NotFound();
        if (SolutionAccess.Allows(bid.Solution.RoleOf(query.Caller.OrganisationId), SolutionAction.View) is { Failed: true } refused)
            return Result<FindTelltalesReply>.From(refused);
        if (bid.Solution.IsClosed)
            return SolutionErrors.TeamCodeNeeded;
        var search = new TelltaleSearch(await NamesAsync(bid.Solution, cancel));
        var files = await FilesAsync(bid.Solution, search, cancel);
        return new FindTelltalesReply([.. Written(bid, search), .. files.SelectMany(each => each.Found)], [.. files.Select(each => each.File)]);
    }

    /// <summary>Of who is in the team; of an organisation that did not answer yet only its name, which the lead typed.</summary>
    private async Task<TeamNames> NamesAsync(Solution solution, CancellationToken cancel)
    {
        var team = solution.TeamIds.ToList();
        var people = await db.People.AsNoTracking().Where(person => person.Active && person.OrganisationId != null && team.Contains(person.OrganisationId.Value)).ToListAsync(cancel);
        var partners = solution.Partners.Where(partner => partner.State != PartnerState.Declined).ToList();
        // As they were called when they joined, and as they are called now.
        var invited = partners.Select(partner => partner.OrganisationId).Append(solution.LeadOrganisationId).ToList();
        var names = await db.Organisations.AsNoTracking().Where(organisation => invited.Contains(organisation.Id)).Select(organisation => organisation.Name).ToListAsync(cancel);
        return new TeamNames(
            [.. names.Append(solution.LeadOrganisationName).Concat(partners.Select(partner => partner.Name)).Distinct()],
            [.. people.Select(person => person.Name)], [.. people.Select(person => person.MailDomain).Distinct()]);
    }

    private static IEnumerable<FoundTelltale> Written(Bid bid, TelltaleSearch search)
    {
        var solution = bid.Solution;
        var answers = bid.Brief.Questions.Select((question, index) => ($"answers[{index}].text", solution.Answers.FirstOrDefault(answer => answer.QuestionId == question.Id)?.Text ?? ""));
        (string Field, string Text)[] texts = [("title", solution.Title), ("summary", solution.Summary), .. answers, ("planning", solution.Planning)];
        return texts.SelectMany(each => search.In(each.Text).Select(found => new FoundTelltale(found.Kind, found.Found, each.Field, null)));
    }

    private async Task<IReadOnlyList<(TelltaleFile File, IReadOnlyList<FoundTelltale> Found)>> FilesAsync(Solution solution, TelltaleSearch search, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        var searched = new List<(TelltaleFile File, IReadOnlyList<FoundTelltale> Found)>();
        foreach (var file in solution.Files)
        {
            var (outcome, text) = await copies.ReadAsync(file, either.Token, cancel);
            searched.Add((
                new TelltaleFile(file.Id, file.Name, outcome?.Removed ?? file.Cleaning.Removed(), outcome is null ? file.Cleaning.Refused() : outcome.Refused, text?.Whole ?? outcome?.Refused is not null),
                [.. search.In(text?.Text ?? "").Select(found => new FoundTelltale(found.Kind, found.Found, null, file.Id))]));
        }

        return searched;
    }
}
