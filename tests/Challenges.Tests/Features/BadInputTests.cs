using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

using Market.Challenges.Domain;
using Market.Testing;

namespace Market.Challenges.Tests.Features;

/// <summary>B-14, B-15, B-17, B-18 and B-20 of quality.md.</summary>
public sealed class BadInputTests(SharedTown shared) : IClassFixture<SharedTown>
{
    private readonly Town _town = shared.Town;

    [Theory]
    [InlineData("""{"language":"nl","title":"x","status":"open"}""")]
    [InlineData("""{"language":"nl","title":"x","organisationId":"01900000-0000-7000-8000-000000000000"}""")]
    [InlineData("""{"language":"nl","title":"x","title":"y"}""")]
    [InlineData("""{"language":"nl","title":["x"]}""")]
    [InlineData("""{"language":"nl","title":"a\u0000b"}""")]
    [InlineData("""{"language":"nl","title":"\ud83d"}""")]
    [InlineData("""["nl","x"]""")]
    [InlineData("""{"language":"nl",""")]
    [InlineData("")]
    [InlineData("null")]
    public async Task A_body_of_another_shape_is_malformed(string body)
    {
        var answer = await _town.As(_town.Officer).PostAsync("/api/challenges", new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal((HttpStatusCode.BadRequest, "request.malformed"), (answer.StatusCode, await answer.ErrorCodeAsync()));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("text/html")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/jsonp")]
    [InlineData(null)]
    public async Task A_body_of_another_content_type_is_not_read(string? type)
    {
        using var body = new ByteArrayContent("""{"language":"nl","title":"x"}"""u8.ToArray());
        body.Headers.TryAddWithoutValidation("Content-Type", type);
        var answer = await _town.As(_town.Officer).PostAsync("/api/challenges", body);
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "request.content-type"), (answer.StatusCode, await answer.ErrorCodeAsync()));
    }

    [Theory]
    [InlineData("", HttpStatusCode.OK)]
    [InlineData("?page=0", HttpStatusCode.BadRequest)]
    [InlineData("/01900000-0000-7000-8000-000000000000", HttpStatusCode.NotFound)]
    public async Task Thousands_of_accepted_types_change_nothing(string path, HttpStatusCode status)
    {
        var http = _town.As(null);
        http.DefaultRequestHeaders.TryAddWithoutValidation("Accept", string.Join(',', Enumerable.Range(0, 5000).Select(i => $"a/{i};q=0.{i}")));
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        var answer = await http.GetAsync($"/api/challenges{path}", soon.Token);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(status == HttpStatusCode.OK ? "application/json" : "application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Deep_nesting_is_malformed()
    {
        var body = $$"""{"language":"nl","title":{{new string('[', 2000)}}{{new string(']', 2000)}}}""";
        var answer = await _town.As(_town.Officer).PostAsync("/api/challenges", new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal((HttpStatusCode.BadRequest, "request.malformed"), (answer.StatusCode, await answer.ErrorCodeAsync()));
    }

    [Theory]
    [InlineData("prizes", """{"version":0,"prizes":[{"rank":1,"amountCents":-5}]}""", "challenge.prize-amount")]
    [InlineData("prizes", """{"version":0,"prizes":[{"rank":1,"amountCents":1e400}]}""", "request.malformed")]
    [InlineData("prizes", """{"version":0,"prizes":[{"rank":1,"amountCents":99999999999999999999}]}""", "request.malformed")]
    [InlineData("prizes", """{"version":0,"prizes":[{"rank":1,"amountCents":"5,50"}]}""", "request.malformed")]
    [InlineData("prizes", """{"version":0,"prizes":[null]}""", "request.malformed")]
    [InlineData("prizes", """{"version":0,"prizes":{"rank":1}}""", "request.malformed")]
    [InlineData("criteria", """{"version":0,"criteria":[{"name":{"nl":"x"},"weight":50,"minimum":"NaN"}]}""", "request.malformed")]
    [InlineData("criteria", """{"version":0,"criteria":[{"name":{"nl":"x"},"weight":50.5}]}""", "request.malformed")]
    [InlineData("criteria", """{"version":0,"criteria":[{"name":{"nl":"x","de":"y"},"weight":50}]}""", "request.malformed")]
    [InlineData("criteria", """{"version":0,"criteria":[null]}""", "request.malformed")]
    [InlineData("questions", """{"version":0,"questions":[null]}""", "request.malformed")]
    [InlineData("taxonomy", """{"version":0,"origin":"secret"}""", "request.malformed")]
    [InlineData("taxonomy", """{"version":0,"origin":1}""", "request.malformed")]
    [InlineData("taxonomy", """{"version":0,"regions":[null]}""", "request.malformed")]
    [InlineData("dates", """{"version":0,"deadline":"2026-02-31T00:00:00Z"}""", "request.malformed")]
    [InlineData("dates", """{"version":0,"deadline":"9999-12-31T23:59:59Z"}""", "challenge.date-too-far")]
    [InlineData("need", """{"version":0}""", "challenge.required")]
    public async Task A_value_that_makes_no_sense_is_refused(string section, string body, string code)
    {
        var id = await _town.DraftAsync();
        var answer = await _town.As(_town.Officer).PutAsync($"/api/challenges/{id}/{section}", new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.Equal((HttpStatusCode.BadRequest, code), (answer.StatusCode, await answer.ErrorCodeAsync()));
        Assert.Equal(0, (await _town.DetailAsync(id)).Version);
    }

    [Theory]
    [InlineData("prizes", """{"prizes":[]}""", "request.required", "version")]
    [InlineData("prizes", """{"version":0,"prizes":[{"rank":1}]}""", "request.required", "prizes[0].amountCents")]
    [InlineData("prizes", """{"version":0,"prizes":[{"rank":1,"amountCents":"5"}]}""", "request.malformed", "prizes[0].amountCents")]
    [InlineData("need", """{"version":0,"status":"open"}""", "request.malformed", "status")]
    public async Task A_refusal_names_the_field_that_is_missing_or_unreadable(string section, string body, string code, string field)
    {
        var id = await _town.DraftAsync();
        var answer = await _town.As(_town.Officer).PutAsync($"/api/challenges/{id}/{section}", new StringContent(body, Encoding.UTF8, "application/json"));
        var refusal = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors")[0];
        Assert.Equal((HttpStatusCode.BadRequest, code, field), (answer.StatusCode, refusal.GetProperty("code").GetString(), refusal.GetProperty("field").GetString()));
        Assert.Equal(0, (await _town.DetailAsync(id)).Version);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("..%2f..%2fetc%2fpasswd")]
    [InlineData("%252e%252e")]
    [InlineData("'; DROP TABLE challenges;--")]
    [InlineData("{00000000-0000-0000-0000-000000000000}")]
    public async Task An_id_of_another_kind_is_not_found(string id)
    {
        Assert.Equal(HttpStatusCode.NotFound, (await _town.As(null).GetAsync($"/api/challenges/{id}")).StatusCode);
    }

    [Theory]
    [InlineData("page=0", "catalogue.page-unknown")]
    [InlineData("page=-1", "catalogue.page-unknown")]
    [InlineData("page=51", "catalogue.page-unknown")]
    [InlineData("page=x", "request.malformed")]
    [InlineData("size=0", "catalogue.size-unknown")]
    [InlineData("size=1000000000", "catalogue.size-unknown")]
    [InlineData("size=99999999999", "request.malformed")]
    [InlineData("stage=draft", "catalogue.filter-unknown")]
    [InlineData("stage=inReview", "catalogue.filter-unknown")]
    [InlineData("stage=0", "catalogue.filter-unknown")]
    [InlineData("stage=open,closed", "catalogue.filter-unknown")]
    [InlineData("origin=secret", "catalogue.filter-unknown")]
    [InlineData("phase=%25", "catalogue.filter-unknown")]
    [InlineData("region=US", "catalogue.filter-unknown")]
    [InlineData("process=1", "catalogue.filter-unknown")]
    [InlineData("organisation=1", "catalogue.filter-unknown")]
    [InlineData("language=de", "catalogue.filter-unknown")]
    public async Task A_page_or_filter_outside_the_list_is_refused(string query, string code)
    {
        var answer = await _town.As(null).GetAsync($"/api/challenges?{query}");
        Assert.Equal((HttpStatusCode.BadRequest, code), (answer.StatusCode, await answer.ErrorCodeAsync()));
    }

    [Theory]
    [InlineData("?status=draft", "status")]
    [InlineData("?q=rook&sort=title", "sort")]
    [InlineData("?page=1&ownerId=01900000-0000-7000-8000-000000000000", "ownerId")]
    [InlineData("?caller=admin", "caller")]
    [InlineData("?cancel=true", "cancel")]
    public async Task A_parameter_that_the_list_does_not_know_is_refused(string query, string unknown)
    {
        var answer = await _town.As(_town.Officer).GetAsync($"/api/challenges{query}");
        var refusal = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors")[0];
        Assert.Equal((HttpStatusCode.BadRequest, "request.parameter-unknown", unknown), (answer.StatusCode, refusal.GetProperty("code").GetString(), refusal.GetProperty("field").GetString()));
    }

    [Fact]
    public async Task Every_known_parameter_of_the_list_is_taken_whatever_its_case() =>
        Assert.Equal(HttpStatusCode.OK, (await _town.As(null).GetAsync("/api/challenges?Q=rook&stage=open&origin=safety&phase=prevention&region=BE&process=idea&language=nl&PAGE=1&size=5")).StatusCode);

    [Theory]
    [InlineData("status=open")]
    [InlineData("id=01900000-0000-7000-8000-000000000000")]
    public async Task A_parameter_beside_a_command_changes_nothing(string query)
    {
        var id = await _town.DraftAsync();
        var answer = await _town.As(_town.Officer).PutAsJsonAsync($"/api/challenges/{id}/prizes?{query}", new { version = 0, prizes = Array.Empty<object>() });
        Assert.Equal("request.parameter-unknown", await answer.ErrorCodeAsync());
        Assert.Equal(0, (await _town.DetailAsync(id)).Version);
    }

    [Fact]
    public async Task A_question_of_more_than_200_characters_is_refused()
    {
        Assert.Equal("catalogue.question-too-long", await (await _town.As(null).GetAsync($"/api/challenges?q={new string('a', 201)}")).ErrorCodeAsync());
    }

    [Fact]
    public async Task A_stale_version_is_refused_and_changes_nothing()
    {
        var id = await _town.DraftAsync();
        await _town.PutAsync(id, "prizes", new { version = 0, prizes = new[] { new { rank = 1, amountCents = 5 } } });
        var answer = await _town.TryPutAsync(id, "need", new { version = 0, title = new { nl = "Overschreven" } });
        Assert.Equal((HttpStatusCode.Conflict, "changed-meanwhile"), (answer.StatusCode, await answer.ErrorCodeAsync()));
        Assert.Equal("Drones boven het terrein", (await _town.DetailAsync(id)).Title.Nl);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Of_two_approvals_at_once_one_wins(string engine)
    {
        await using var town = await Town.StartAsync(engine);
        var id = await town.CompleteDraftAsync();
        await town.StepAsync(town.Officer, id, "approval-request");
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => town.TryStepAsync(town.Approver, id, "approval", new { version = 7 })));
        Assert.Single(answers, answer => answer.IsSuccessStatusCode);
        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict));
        Assert.Equal(ChallengeStage.Approved, (await town.DetailAsync(id)).Stage);
        Assert.Single(await town.Service.EventsAsync(), happened => happened is Contracts.ChallengeApproved);
    }
}
