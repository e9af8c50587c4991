using Market.Testing;

namespace Market.Portal.Tests;

/// <summary>Answers of the services as the contract has them, for pages that only need to be full.</summary>
internal static class SampleAnswers
{
    public static readonly Guid Id = Guid.Parse("01950001-0000-7000-8000-000000000001");
    public static readonly Guid Organisation = Guid.Parse("01950000-0000-7000-8000-0000000000aa");
    public const string Hostile = "<script>alert(1)</script> & \"Zone\" ' onmouseover=x";

    public static StubServices SayEverything(this StubServices services, Persona reader) => services
        .Say("GET /api/challenges", Catalogue())
        .Say($"GET /api/challenges/{Id}", Challenge("draft"))
        .Say("GET /api/challenges/alarm", Challenge("open"))
        .Say($"GET /api/challenges/{Id}/checks", new[] { new { code = "changed-meanwhile", field = "summary.nl", values = Array.Empty<string>(), severity = "blocking", section = "need" } })
        .Say("GET /api/challenges/mine", new[] { new { id = Id, slug = "alarm", title = Text(Hostile), stage = "draft", version = 1, updatedAt = RunningPortal.Now, authorId = Guid.Empty, deadline = RunningPortal.Now.AddDays(30) } })
        .Say("GET /api/identity/me", new { personId = reader.Id, name = reader.Name, email = "an@example.test", language = "nl", organisationId = reader.OrganisationId, organisationName = Hostile, organisationType = "public-body", roles = reader.Roles })
        .Say("GET /api/identity/organisations", Page(new { id = Organisation, name = Hostile, kbo = "0566988259", type = "company", town = "Gent" }))
        .Say($"GET /api/identity/organisations/{Organisation}", new { id = Organisation, name = Hostile, kbo = "0566988259", type = "company", town = "Gent" })
        .Say("GET /api/identity/people", Page(new { id = Id, name = Hostile, email = "an@example.test", language = "nl", organisationId = Organisation, roles = new[] { "member", "solver" }, active = true, version = 1 }))
        .Say($"GET /api/identity/people/{Id}", new { id = Id, name = Hostile, email = "an@example.test", language = "nl", organisationId = Organisation, roles = new[] { "member", "solver" }, active = true, version = 1 })
        .Say("GET /api/notifications", Page(new { id = Id, at = RunningPortal.Now, read = false, subject = Hostile, text = Hostile, link = "/uitdagingen/alarm" }))
        .Say("GET /api/notifications/count", new { unread = 3 })
        .Say("GET /api/notifications/preferences", new { mail = "all" })
        .Say("GET /api/notifications/mailbox", Page(new { id = Id.ToString(), at = RunningPortal.Now, to = "an@example.test", subject = Hostile }))
        .Say("GET /api/challenges/log/checkpoints", new { key = "market.example/log/challenges+00000000+AQ==", checkpoints = new[] { new { id = 2, size = 1024, root = new string('a', 64), at = RunningPortal.Now, note = Hostile } } })
        .Say("GET /api/solutions/log/checkpoints", new { key = "market.example/log/solutions+00000000+AQ==", checkpoints = Array.Empty<object>() })
        .Say("GET /api/solutions/outages", Outages((RunningPortal.Now.AddHours(-3), RunningPortal.Now.AddHours(-1.4)), (RunningPortal.Now.AddDays(-9), RunningPortal.Now.AddDays(-9).AddSeconds(75))))
        .Say("GET /api/challenges/messages", Traffic())
        .Say("GET /api/solutions/messages", Traffic("sealed"))
        .Say("GET /api/identity/messages", Traffic("PersonSaved"))
        .Say("GET /api/notifications/mails/parked", new { mails = new[] { new { id = Id, personId = Id, name = Hostile, kind = "juror-invited", attempts = 10, parkedAt = RunningPortal.Now.AddDays(-3), reason = Hostile } }, @sealed = new { since = RunningPortal.Now, attempts = 10 } })
        .Say($"GET /api/notifications/mailbox/{Id}", new { id = Id.ToString(), at = RunningPortal.Now, to = "an@example.test", subject = Hostile, text = Hostile });

    public static object Challenge(string stage, bool canEdit = true, int version = 4, object? results = null, object? source = null, string outcome = "60 seconden") => new
    {
        id = Id, slug = "alarm", version, stage, language = "nl", title = Text($"Alarm {Hostile}"), summary = Text(Hostile), need = Text($"Eerst.\n\n- een\n- twee\n\n{Hostile}"), outcome = Text(outcome),
        sections = Array.Empty<object>(), organisationId = Organisation, organisationName = Hostile, origin = "safety", phases = new[] { "prevention" }, regions = new[] { "BE23" }, process = "designContest",
        criteria = new[] { new { id = Id, name = Text("Werking"), description = Text(Hostile), weight = 60, minimum = (decimal?)6.5m }, new { id = Organisation, name = Text("Kosten"), description = Text(""), weight = 40, minimum = (decimal?)null } },
        criteriaHash = "ab12", questions = new[] { new { id = Id, text = Text("Hoe?"), help = Text(Hostile), required = true, maxLength = 3000 } },
        prizes = new[] { new { rank = 1, amountCents = 1_250_050L, label = Text("Eerste") } }, prizeCurrency = "EUR",
        documents = new[] { new { id = Id, name = $"plan {Hostile}.pdf", size = 123_456L, contentType = "application/pdf", sha256 = new string('a', 64) } },
        dates = new { publishAt = (DateTimeOffset?)null, deadline = RunningPortal.Now.AddDays(30), openingFrom = RunningPortal.Now.AddDays(31), judgingUntil = (DateTimeOffset?)null, awardBy = (DateTimeOffset?)null },
        publishedAt = stage is "open" or "awarded" ? RunningPortal.Now : (DateTimeOffset?)null, cancelledReason = (string?)null, results, source, followed = false, followers = 2,
        canEdit, canReview = stage == "inReview", canPublish = stage == "approved", remarks = new[] { new { field = "outcome", text = Hostile, by = "Bo", at = RunningPortal.Now } }, authorId = Id, authorName = "An",
    };

    public static object Outages(params (DateTimeOffset From, DateTimeOffset Until)[] outages) => new
    {
        since = RunningPortal.Now.AddDays(-30), lastBeat = RunningPortal.Now, countsAfterSeconds = 60, windowHours = 24, leastMinutes = 5, outages = outages.Select(outage => new { from = outage.From, until = outage.Until }),
    };

    public static object Imported() => Challenge("draft", source: new { system = "TED", externalId = "2026/S 1-1", url = (string?)null }, outcome: "");

    public static object Catalogue() => new
    {
        items = new[] { new { id = Id, slug = "alarm", title = Text(Hostile), summary = Text(Hostile), organisationId = Organisation, organisationName = Hostile, stage = "open", origin = "safety", phases = new[] { "prevention" }, regions = new[] { "BE23" }, process = "idea", deadline = RunningPortal.Now.AddDays(3), publishedAt = RunningPortal.Now, prizeTotalCents = 1_000_000L, prizeCurrency = "EUR", followed = true } },
        page = 1, size = 20, total = 41, totalIsCapped = false,
        facets = new Dictionary<string, object[]> { ["stage"] = [new { value = "open", count = 1 }], ["origin"] = [new { value = "safety", count = 1 }], ["phase"] = [], ["region"] = [new { value = "BE23", count = 1 }], ["process"] = [new { value = "idea", count = 1 }] },
    };

    /// <summary>A service's events: one of each stuck kind on its way out, and one that could not be handled.</summary>
    public static object Traffic(params string[] stuck) => new
    {
        late = stuck.Length > 0,
        parked = stuck.Select(kind => new { kind, since = RunningPortal.Now.AddHours(-5), attempts = 10, lastError = (string?)Hostile }),
        quarantined = stuck.Select(kind => new { kind, since = RunningPortal.Now.AddDays(-2), attempts = 5, lastError = (string?)null }),
    };

    public static object Text(string nl) => new { nl, en = (string?)null, fr = (string?)null };

    private static object Page(object item) => new { items = new[] { item }, number = 1, size = 20, total = 1, totalIsCapped = false, pages = 1, hasNext = false };
}
