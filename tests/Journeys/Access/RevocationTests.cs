using System.Net;

using Market.Journeys.Access.Asking;
using Market.Journeys.Access.World;
using Market.Journeys.Api;

namespace Market.Journeys.Access;

/// <summary>Who is taken off is out from the very next request, in a session that is open (S-06). A system's own token lives five minutes at most: CodeFlowTests.</summary>
[Collection(AccessCollection.Name)]
public sealed class RevocationTests(AccessMarket market)
{
    [Fact]
    public async Task A_juror_who_is_taken_off_the_jury_reads_nothing_any_more()
    {
        var jury = $"/api/juries/{AccessChallenges.Of("opened", other: true).Id}";
        var owner = market.Sessions.As("owner2");
        using var juror = await ApiPerson.SignInAsync(market.Market, AccessPeople.Spare);
        await owner.DoAsync(HttpMethod.Post, $"{jury}/members", new { personId = AccessPeople.Spare.Id, chair = false });
        await juror.DoAsync(HttpMethod.Post, $"{jury}/answer", new { accept = true });
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(juror, jury));
        await owner.DoAsync(HttpMethod.Delete, $"{jury}/members/{AccessPeople.Spare.Id}");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(juror, jury));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(juror, $"{jury}/submissions"));
    }

    [Fact]
    public async Task A_partner_who_is_taken_out_of_the_bid_reads_nothing_any_more()
    {
        var bid = $"/api/solutions/{market.Targets.Exactly(("deadline-proposed", false)).Bid}";
        var (lead, partner) = (market.Sessions.As("solver-a-lead"), market.Sessions.As("partner-accepted"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(partner, bid));
        await lead.DoAsync(HttpMethod.Delete, $"{bid}/partners/{AccessPeople.Partner.Id}");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(partner, bid));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(partner, $"{bid}/receipt"));
        await lead.DoAsync(HttpMethod.Post, $"{bid}/partners", new { organisationId = AccessPeople.Partner.Id });
        await partner.DoAsync(HttpMethod.Post, $"{bid}/partners/answer", new { accept = true });
    }

    [Fact]
    public async Task Somebody_whose_access_is_closed_is_signed_out_at_once() =>
        await EndsTheSessionAsync(admin => admin.DoAsync(HttpMethod.Post, $"/api/identity/people/{AccessPeople.Spare.Id}/deactivation"),
            admin => admin.DoAsync(HttpMethod.Delete, $"/api/identity/people/{AccessPeople.Spare.Id}/deactivation"));

    [Fact]
    public async Task Somebody_who_loses_an_office_has_no_session_with_it_any_more() =>
        await EndsTheSessionAsync(admin => GiveAsync(admin), admin => GiveAsync(admin, "juror"));

    private static Task GiveAsync(ApiPerson admin, params string[] roles) =>
        admin.DoAsync(HttpMethod.Put, $"/api/identity/people/{AccessPeople.Spare.Id}/roles", new { roles });

    private async Task EndsTheSessionAsync(Func<ApiPerson, Task> take, Func<ApiPerson, Task> giveBack)
    {
        using var somebody = await ApiPerson.SignInAsync(market.Market, AccessPeople.Spare);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(somebody, "/api/juries/mine"));
        await take(market.Sessions.As("admin"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(somebody, "/api/juries/mine"));
        await giveBack(market.Sessions.As("admin"));
    }

    private static async Task<HttpStatusCode> StatusAsync(ApiPerson person, string path)
    {
        using var answer = await person.SendAsync(new Ask(HttpMethod.Get, path).ToMessage());
        return answer.StatusCode;
    }
}
