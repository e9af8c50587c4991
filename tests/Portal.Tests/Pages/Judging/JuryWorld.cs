using Market.Hosting.Access;
using Market.Kernel;
using Market.Testing;

namespace Market.Portal.Tests.Pages.Judging;

/// <summary>One jury as the solutions service describes it to its chair, a juror or the owning body.</summary>
internal static class JuryWorld
{
    public static readonly Guid Id = Guid.Parse("11111111-1111-1111-1111-111111111111");
    public static readonly Guid Quality = Guid.Parse("22222222-2222-2222-2222-222222222222");
    public static readonly Guid Price = Guid.Parse("33333333-3333-3333-3333-333333333333");
    public static readonly Guid Jef = Guid.Parse("44444444-4444-4444-4444-444444444444");
    public static readonly Guid Mia = Guid.Parse("55555555-5555-5555-5555-555555555555");
    public static readonly Persona Juror = Persona.Of("Jef", Guid.CreateVersion7(), Roles.Juror);
    public static readonly Persona Officer = Persona.Of("Olga", Guid.CreateVersion7(), Roles.Officer);

    public static readonly object[] Criteria =
    [
        new { id = Quality, name = Text("Kwaliteit"), description = Text("Werkt het?"), weight = 60, minimum = 5m, levels = new[] { new { points = 10, text = Text("Bewezen in een proef") } } },
        new { id = Price, name = Text("Prijs"), description = (object?)null, weight = 40, minimum = (decimal?)null },
    ];

    /// <summary>The first one, and a requirement that a majority decides.</summary>
    public static object[] WithRequirement => [Criteria[0], new { id = Price, name = Text("Werkt zonder internet"), description = (object?)null, weight = 0, minimum = 5m }];

    public static string Room => $"/jury/{Id}";

    private static string Api => $"/api/juries/{Id}";

    public static object Text(string dutch) => new { nl = dutch, en = (string?)null, fr = (string?)null };

    public static StubServices SayJury(this StubServices services, object? me, string stage = "scoring", bool chair = false, bool canManage = false, object[]? members = null, string report = "none", object[]? moves = null, object[]? criteria = null, bool canAskToChair = false, object[]? chairChanges = null, object[]? reserveOrders = null, object[]? lapses = null, string[]? unjudged = null, bool needsJuror = false) =>
        services.Say($"GET {Api}", new { challengeId = Id, title = Text("Stille alarmen"), stage, members = members ?? [], canManage, isChair = chair, isJuror = me is not null, me, criteria = criteria ?? Criteria, report, moves = moves ?? [], canAskToChair, chairChanges = chairChanges ?? [], reserveOrders = reserveOrders ?? [], lapses = lapses ?? [], unjudged = unjudged ?? [], needsJuror });

    public static object Me(string state = "accepted", bool declared = true, bool chair = false, string seat = "juror", bool askedToChair = false, params string[] lost) => new { state, declared, chair, seat, askedToChair, lost };

    public static object ChairChange(string? from, string to, string reason, string state) => new { from, to, reason, state, at = RunningPortal.Now, answeredAt = (DateTimeOffset?)null };

    public static object Member(Guid id, string name, string state, bool chair = false, string? reason = null, string seat = "juror") =>
        new { personId = id, name, organisationName = "Zone Noord", chair, state, declared = state == "accepted", reason, seat };

    public static object Move(string? gone, string cause, string reason, string? next, string? by = null) => new { gone, cause, reason, next, at = RunningPortal.Now, by };

    public static object[] Guests() =>
    [
        new { id = Mia, name = "Gerda <b>Gast</b>", email = "gerda@elders.example", seat = "reserve", state = "open", invitedAt = RunningPortal.Now, expiresAt = RunningPortal.Now.AddDays(7) },
        new { id = Jef, name = "Wim", email = "wim@elders.example", seat = "observer", state = "claimed", invitedAt = RunningPortal.Now, expiresAt = RunningPortal.Now.AddDays(7) },
    ];

    /// <summary>Too few are qualified; Mia is.</summary>
    public static object Composition(bool lawful = false, bool canState = true) => new
    {
        lawful, qualification = "Architect", holders = new[] { new { personId = Mia, proof = "Orde van <b>Architecten</b>" } }, canState, revision = "a1b2",
        rules = new[]
        {
            new { rule = "naturalPersons", met = true, stops = true, names = Array.Empty<string>() }, new { rule = "independent", met = false, stops = false, names = new[] { "Mia" } },
            new { rule = "noOffice", met = true, stops = true, names = Array.Empty<string>() }, new { rule = "qualification", met = lawful, stops = true, names = Array.Empty<string>() },
            new { rule = "chair", met = true, stops = true, names = Array.Empty<string>() }, new { rule = "number", met = false, stops = false, names = Array.Empty<string>() },
            new { rule = "outsider", met = true, stops = false, names = Array.Empty<string>() },
        },
    };

    public static object Minutes() => new { title = Text("Stille alarmen"), stage = "completed", meetings = new[] { new { date = "2026-11-02", present = new[] { "Jef", "Mia" } } }, general = "Eensgezind." };

    public static object Row(string alias, bool assigned = true, bool scored = false, bool locked = false, bool cleared = true) => new { alias, title = $"Titel {alias}", assigned, cleared, scored, locked };

    public static StubServices SaySubmissions(this StubServices services, params object[] rows) => services.Say($"GET {Api}/submissions", rows);

    public static StubServices SaySubmission(this StubServices services, string alias, bool locked = false, bool assigned = true, object[]? scores = null, string scan = "clean", string? withheld = null, object[]? criteria = null, params string[] removed) =>
        services.Say($"GET {Api}/submissions/{alias}", new
        {
            alias, title = $"Titel {alias}", summary = "Een <b>slimme</b> sensor.", answers = new[] { new { question = Text("Hoe werkt het?"), text = "Met licht." } },
            budgetCents = 1250000L, planning = "Drie maanden", files = new[] { new { id = Jef, name = "bijlage-1.pdf", size = 250000L, contentType = "application/pdf", scan, removed, withheld } },
            criteria = criteria ?? Criteria, scores = scores ?? [], locked, assigned,
        });

    public static object Score(Guid criterion, decimal? value, string remark, bool abstained = false) => new { criterionId = criterion, value, remark, abstained };

    /// <param name="done">The reader gave 8 and abstained; somebody else gave 3 and 6.</param>
    public static object Practice(bool started = true, bool canStart = false, bool done = false)
    {
        object[] norms = done ? [new { criterionId = Quality, own = 8m, given = new[] { 3m, 8m } }, new { criterionId = Price, own = (decimal?)null, given = new[] { 6m } }] : [];
        return new { started, canStart, done, jurors = done ? 2 : 0, criteria = Criteria, items = new[] { "Een", "Twee" }.Select(title => new { title = Text(title), text = Text("Verzonnen"), norms }) };
    }

    public static object Ranked(int? rank, string alias, decimal total, bool tied = false, bool below = false) => new
    {
        rank, alias, title = $"Titel {alias}", total, eligible = rank is not null, tied,
        criteria = new[] { new { criterionId = Quality, mean = below ? 4.25m : 8m, belowMinimum = below }, new { criterionId = Price, mean = 7m, belowMinimum = false } },
    };

    /// <param name="steps">Kind and what it leads to, as <c>works-organisation</c>.</param>
    public static object[] Chain(params string[] steps) => [.. steps.Select(step => (object)new { kind = step.Split('-')[0], to = step.Split('-')[1], name = (string?)null })];

    /// <summary>Every kind of link once at least, two jurors.</summary>
    public static object[] Conflicts(string name) =>
    [
        new { personId = Mia, name, alias = "A", weight = "conflict", steps = Chain("tie-organisation") },
        new { personId = Mia, name, alias = "A", weight = "conflict", steps = Chain("tie-number", "number-organisation") },
        new { personId = Mia, name, alias = "B", weight = "warning", steps = Chain("close-person", "mail-domain", "mail-person") },
        new { personId = Jef, name = "Jef", alias = "B", weight = "warning", steps = Chain("tie-organisation", "worked-person", "works-organisation") },
        new { personId = Jef, name = "Jef", alias = "B", weight = "conflict", steps = new[] { new { kind = "mail", to = "domain", name = "zone.be" }, new { kind = "mail", to = "person", name }, new { kind = "works", to = "organisation", name = "Alarmbouw" } } },
    ];

    /// <summary>Mia asks for A, and was refused for B.</summary>
    public static object[] Reopenings(bool canDecide = true) =>
    [
        new { personId = Mia, name = "Mia", alias = "A", title = "Titel A", reason = "Verkeerd <b>gelezen</b>", at = RunningPortal.Now, state = "asked", decidedBy = (string?)null, decidedAt = (DateTimeOffset?)null, canDecide },
        new { personId = Mia, name = "Mia", alias = "B", title = "Titel B", reason = "Toch hoger", at = RunningPortal.Now, state = "refused", decidedBy = (string?)"Jef", decidedAt = (DateTimeOffset?)RunningPortal.Now, canDecide = false },
    ];

    public static object Shifts() => new
    {
        complete = true, scores = new[] { new { juror = 2, alias = "A", criterionId = Quality, from = 8m, to = 9.5m, reason = "Verkeerd gelezen", reopenedAt = RunningPortal.Now } },
        submissions = new[] { new { alias = "A", title = "Titel A", totalBefore = 72m, total = 81m, rankBefore = (int?)2, rank = (int?)1 }, new { alias = "B", title = "Titel B", totalBefore = 76m, total = 76m, rankBefore = (int?)1, rank = (int?)2 } },
    };

    /// <summary>B before A, hardly; juror 2 decided it.</summary>
    public static object Certainty(bool enough = true, object? flip = null)
    {
        object? Merit(decimal mean, decimal low, decimal high) => enough ? new { mean, low, high } : null;
        return new
        {
            complete = true, places = 2, noise = enough ? 4.1m : (decimal?)null, spread = enough ? 2.5m : (decimal?)null, condorcet = "B",
            submissions = new[]
            {
                new { rank = 1, alias = "B", title = "Titel B", total = 76m, reviews = 2, merit = Merit(76.2m, 70.1m, 82.3m), expectedRank = enough ? 1.3m : (decimal?)null, first = enough ? 0.71m : (decimal?)null, winning = enough ? 1m : (decimal?)null, beatsNext = enough ? 0.71m : (decimal?)null, borda = 1m, schulzeRank = 1 },
                new { rank = 2, alias = "A", title = "Titel A", total = 74m, reviews = 2, merit = Merit(73.8m, 67.7m, 79.9m), expectedRank = enough ? 1.7m : (decimal?)null, first = enough ? 0.29m : (decimal?)null, winning = enough ? 1m : (decimal?)null, beatsNext = (decimal?)null, borda = 0m, schulzeRank = 2 },
            },
            jurors = new[]
            {
                new { number = 1, reviews = 2, severity = Merit(3.2m, -1m, 7.4m), firstsWithout = new[] { "B" }, movedWithout = 0, unjudgedWithout = 0 },
                new { number = 2, reviews = 2, severity = Merit(-3.2m, -7.4m, 1m), firstsWithout = new[] { "A" }, movedWithout = 2, unjudgedWithout = 0 },
            },
            weights = new[] { new { criterionId = Quality, weight = 60, low = 42.9m, below = (string?)"A", high = 100m, above = (string?)null } },
            flips = new[] { flip ?? new { juror = 2, alias = "B", criterionId = Quality, from = 8m, to = 7.4m, firsts = new[] { "A" } } },
            nextReview = (object?)null,
        };
    }

    public static string Sent(this StubServices services, string method, string path) =>
        services.Asked.Last(asked => asked.Method == method && asked.Path == path).Body;

    public static bool WasAsked(this StubServices services, string method) => services.Asked.Any(asked => asked.Method == method);
}
