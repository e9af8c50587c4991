using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Identity.Domain;
using Market.Identity.Storage;
using Market.Kernel;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Identity.Features.Organisations;

/// <summary>Somebody who is signed in looks for an organisation, for example as a partner.</summary>
internal sealed record SearchOrganisations(Caller Caller, string? Text, string? Type, int Page, int Size) : IQuery<Page<OrganisationReply>>;

/// <param name="Kbo">Ten digits; null for an individual without an enterprise number.</param>
/// <param name="Type">company, public-body, federation, knowledge-institute, association or individual.</param>
public sealed record OrganisationReply(Guid Id, string Name, string? Kbo, string Type, string Town);

internal sealed class SearchOrganisationsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/identity/organisations", async (string? q, string? type, int? page, int? size, Caller caller, ISender sender, CancellationToken cancel) =>
            TypedResults.Ok(await sender.Send(new SearchOrganisations(caller, q, type, page ?? 1, size ?? 20), cancel)))
        .Allow(AccessDecision.SignedIn).WithName("SearchOrganisations").WithTags("Organisations").WithSummary("Search the organisations of the market");
}

internal sealed class SearchOrganisationsHandler(IdentityDb db) : IQueryHandler<SearchOrganisations, Page<OrganisationReply>>
{
    public async ValueTask<Page<OrganisationReply>> Handle(SearchOrganisations query, CancellationToken cancel)
    {
        var (number, size) = Paging.Clamp(query.Page, query.Size);
        var found = Matching(query);
        var total = await found.CountAsync(cancel);
        var rows = await found.OrderBy(organisation => organisation.SearchName).ThenBy(organisation => organisation.Id)
            .Skip((number - 1) * size).Take(size)
            .Select(organisation => new OrganisationReply(organisation.Id, organisation.Name, organisation.Kbo, organisation.Type, organisation.Town))
            .ToListAsync(cancel);
        return new Page<OrganisationReply>(rows, number, size, total);
    }

    private IQueryable<Organisation> Matching(SearchOrganisations query)
    {
        var found = db.Organisations.AsNoTracking();
        if (!string.IsNullOrEmpty(query.Type))
            found = found.Where(organisation => organisation.Type == query.Type);
        if (string.IsNullOrWhiteSpace(query.Text))
            return found;
        if (KboNumber.Normalize(query.Text) is { } kbo)
            return found.Where(organisation => organisation.Kbo == kbo);
        var pattern = $"%{Paging.LiteralLike(PlainName.ForSearch(query.Text.Trim()))}%";
        return found.Where(organisation => EF.Functions.Like(organisation.SearchName, pattern, Paging.LikeEscape));
    }
}
