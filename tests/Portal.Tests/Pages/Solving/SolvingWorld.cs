using System.Text.Json;
using System.Text.Json.Nodes;

using Market.Hosting;
using Market.Hosting.Access;
using Market.Kernel;
using Market.Testing;

namespace Market.Portal.Tests.Pages.Solving;

/// <summary>What the solutions service says in the tests of its pages; a test changes the part that it is about.</summary>
internal static class SolvingWorld
{
    public static readonly Guid Organisation = Guid.CreateVersion7();
    public static readonly Guid PartnerOrganisation = Guid.CreateVersion7();
    public static readonly Guid Id = Guid.CreateVersion7();
    public static readonly Guid ChallengeId = Guid.CreateVersion7();
    public static readonly Guid FirstQuestion = Guid.CreateVersion7();
    public static readonly Guid SecondQuestion = Guid.CreateVersion7();
    public static readonly Guid FileId = Guid.NewGuid();
    public static readonly string Root = $"/mijn/oplossingen/{Id}";
    public static readonly string Api = $"/api/solutions/{Id}";
    public static readonly Persona Solver = Persona.Of("Lien Maes", Organisation, Roles.Member, Roles.Solver);
    private static readonly DateTimeOffset Deadline = new(2026, 11, 30, 11, 0, 0, TimeSpan.Zero);
    private const string Hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    public static JsonObject Draft() => Json(new
    {
        id = Id,
        version = 7,
        state = "draft",
        role = "lead",
        lead = true,
        challengeId = ChallengeId,
        challengeSlug = "slimme-meldingen",
        challengeTitle = Text("Slimme meldingen voor wie slecht hoort"),
        stage = "open",
        deadline = Deadline,
        serverTime = RunningPortal.Now,
        leadOrganisationId = Organisation,
        leadOrganisationName = "Klankbord bv",
        title = "Trillend polsbandje met lokale zender",
        summary = "Een polsbandje dat trilt zodra de zone een melding uitstuurt.\n\n- werkt zonder internet\n- batterij van een jaar",
        answers = new[] { new { questionId = FirstQuestion, text = "Binnen twintig seconden." } },
        budgetCents = (long?)4_800_000,
        planning = "Maand 1 tot 3: proefopstelling.",
        files = new[] { new { id = FileId, name = "technisch-dossier.pdf", size = 2_345_678, contentType = "application/pdf", sha256 = Hash } },
        partners = new[] { new { organisationId = PartnerOrganisation, name = "Hogeschool Leiestreek", state = "accepted" } },
        questions = new[]
        {
            new { id = FirstQuestion, text = Text("Hoe snel bereikt een melding de drager?"), help = Text("Geef ook aan hoe u dat meet."), required = true, maxLength = 1500 },
            new { id = SecondQuestion, text = Text("Wat gebeurt er bij een stroompanne?"), help = Text(""), required = false, maxLength = 800 },
        },
        canEdit = true,
        canSubmit = true,
        canWithdraw = false,
        canDelete = true,
        changedSinceSubmission = false,
        receipt = (object?)null,
    });

    public static JsonObject Submitted() => Draft().With(("state", "submitted"), ("canWithdraw", true), ("canDelete", false),
        ("receipt", Json(new { number = "2026-000042", receivedAt = RunningPortal.Now.AddHours(-2).AddMilliseconds(123), contentHash = Hash, sequence = 2 })));

    public static JsonObject Closed() => Submitted().With(("stage", "closed"), ("deadline", RunningPortal.Now.AddHours(-1)), ("canEdit", false), ("canSubmit", false), ("canWithdraw", false));

    public static JsonObject Invited() => Draft().With(("role", "invited"), ("lead", false), ("title", ""), ("summary", ""), ("planning", ""), ("budgetCents", null),
        ("answers", new JsonArray()), ("files", new JsonArray()), ("partners", new JsonArray()), ("canEdit", false), ("canSubmit", false), ("canDelete", false));

    public static JsonObject Row(string state, string stage, string role = "lead", string title = "Trillend polsbandje") => Json(new
    {
        id = Id,
        challengeId = ChallengeId,
        challengeSlug = "slimme-meldingen",
        challengeTitle = Text("Slimme meldingen voor wie slecht hoort"),
        title,
        state,
        role,
        leadOrganisationId = Organisation,
        leadOrganisationName = "Klankbord bv",
        deadline = Deadline,
        stage,
        receiptNumber = state == "submitted" ? "2026-000042" : null,
        updatedAt = RunningPortal.Now,
    });

    public static JsonObject Receipt(int sequence, string state) => Json(new
    {
        number = $"2026-0000{40 + sequence}",
        receivedAt = RunningPortal.Now.AddHours(sequence - 4).AddMilliseconds(123),
        contentHash = Hash,
        sequence,
        state,
        withdrawnAt = (DateTimeOffset?)null,
        items = new[] { new { name = "technisch-dossier.pdf", sha256 = Hash, size = 2_345_678 } },
        deadline = Deadline,
        challengeId = ChallengeId,
        challengeTitle = Text("Slimme meldingen voor wie slecht hoort"),
        organisationName = "Klankbord bv",
        partners = new[] { "Hogeschool Leiestreek" },
        replaced = sequence > 1,
    });

    public static JsonObject Feedback() => Json(new
    {
        challengeId = ChallengeId,
        challengeTitle = Text("Slimme meldingen voor wie slecht hoort"),
        title = "Trillend polsbandje met lokale zender",
        rank = 2,
        total = 71.25m,
        eligible = true,
        winner = false,
        criteria = new[]
        {
            new { name = Text("Snelheid"), weight = 60, mean = 7.5m, belowMinimum = false, jurors = Jurors("Sterk bewijs in de proefopstelling.", "Goed, maar meet ook binnenshuis.") },
            new { name = Text("Haalbaarheid"), weight = 40, mean = 6.56m, belowMinimum = false, jurors = Jurors("De planning is krap.", "") },
        },
        decidedAt = RunningPortal.Now, standstillUntil = "2026-12-14", report = new { merits = "Werkt ook in het donker.", observations = "", toClarify = "Wie vervangt de batterij?", hash = new string('c', 64) },
    });

    public static object Check(string code, string? field, string severity) => new { code, field, severity };

    public static object Text(string nl) => new { nl, en = (string?)null, fr = (string?)null };

    public static JsonObject Json(object value) => (JsonObject)JsonSerializer.SerializeToNode(value, MarketJson.Options)!;

    public static JsonObject With(this JsonObject json, params (string Name, JsonNode? Value)[] changes)
    {
        foreach (var (name, value) in changes)
            json[name] = value;
        return json;
    }

    /// <summary>The portal, read by a solver, with this solution.</summary>
    public static async Task<RunningPortal> StartAsync(JsonObject solution)
    {
        var portal = await RunningPortal.StartAsync(Solver);
        portal.Services.Say($"GET {Api}", solution).Say($"GET {Api}/checks", Array.Empty<object>())
            .Say($"GET {Api}/telltales", new { telltales = Array.Empty<object>(), files = Array.Empty<object>() });
        return portal;
    }

    private static object[] Jurors(params string[] remarks) => [.. remarks.Select((remark, index) => new { number = index + 1, value = 7.5m, remark })];
}
