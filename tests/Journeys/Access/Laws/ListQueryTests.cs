using Market.Journeys.Access.Asking;
using Market.Journeys.Access.World;
using Market.Journeys.TwoWorlds.Crawling;
using Market.Kernel;

namespace Market.Journeys.Access.Laws;

/// <summary>
/// S-15: a list asks the database for what its reader may see, in the same statement as for what the reader looks for. So neither a count, a page nor the
/// time it takes can tell of what is sorted out afterwards.
/// </summary>
[Collection(AccessCollection.Name)]
public sealed class ListQueryTests(AccessMarket market)
{
    private static readonly string[] Words = ["Matrix", AccessPeople.Body.Id.ToString(), "1"];

    [Fact]
    public async Task Every_list_keeps_to_its_reader_in_the_statement()
    {
        var statements = new Dictionary<(string Sql, bool Administrator), string>();
        var addresses = (await ApiDocuments.ReadAsync(market.Market)).Where(read => read.InPath.Count == 0).SelectMany(AddressesOf).ToList();
        foreach (var persona in market.Matrix.Personas)
        {
            foreach (var address in addresses)
            {
                foreach (var sql in await AskAsync(persona.Name, address))
                    statements.TryAdd((sql, persona.Roles?.Contains(Roles.Admin) == true), $"{persona.Name}: {address}");
            }
        }

        var told = statements.Where(each => ListPolicy.OpenTo(each.Key.Sql, each.Key.Administrator).Count > 0).Select(each => $"{each.Value}:\n{each.Key.Sql}").ToList();
        Assert.NotEmpty(statements);
        Assert.True(told.Count == 0, $"{told.Count} statements read rows whoever asks:\n{string.Join('\n', told)}");
    }

    [Theory]
    [InlineData("""SELECT COUNT(*) FROM "challenges" AS "c" WHERE "c"."Title" LIKE @q""", "challenges")]
    [InlineData("""SELECT "s"."Id" FROM "solutions" AS "s" ORDER BY "s"."LeadOrganisationId" """, "solutions")]
    [InlineData("""SELECT "x"."Id" FROM "new_things" AS "x" WHERE "x"."PersonId" = @me""", "new_things")]
    [InlineData("""SELECT COUNT(*) FROM "people" AS "p" """, "people")]
    [InlineData("""SELECT "c"."Id" FROM "challenges" AS "c" WHERE "c"."IsListed" AND "c"."Id" IN (SELECT "u"."ChallengeId" FROM "submissions" AS "u" WHERE "u"."ReceiptNumber" LIKE @q)""", "submissions")]
    public void A_statement_that_forgets_its_reader_is_found(string sql, string table) => Assert.Equal([table], ListPolicy.OpenTo(sql, administrator: false));

    private static IEnumerable<string> AddressesOf(ApiRead read) => Addresses.Asking(read, read.Path, Words).Prepend(read.Path);

    private async Task<IReadOnlyList<string>> AskAsync(string persona, string address)
    {
        var name = $"list {Guid.NewGuid()}";
        using var request = new Ask(HttpMethod.Get, address).ToMessage((Rehearsal.CountHeader, name), (Rehearsal.KeepHeader, "1"), (Rehearsal.Header, "1"));
        using var answer = await market.Sessions.As(persona).SendAsync(request);
        return market.Rehearsal.TextsOf(name);
    }
}
