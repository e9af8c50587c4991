using static Market.Portal.Tests.Pages.Solving.SolvingWorld;

namespace Market.Portal.Tests.Pages.Solving;

/// <summary>Everything that the solving pages ask besides the solution itself.</summary>
internal static class SolvingStubs
{
    public static void SayAll(StubServices services) => services
        .Say("GET /api/notifications/count", new { unread = 3 })
        .Say("GET /api/solutions/mine", new[] { Row("draft", "open", "invited", ""), Row("draft", "open", title: ""), Row("submitted", "open"), Row("withdrawn", "open"), Row("submitted", "closed", "partner"), Row("submitted", "opened"), Row("submitted", "awarded"), Row("draft", "closed"), Row("submitted", "cancelled") })
        .Say($"GET {Api}/uploads", new[] { new { id = Guid.CreateVersion7(), name = "half.pdf", length = 20_000_000, offset = 5_000_000, startedAt = RunningPortal.Now, expiresAt = RunningPortal.Now.AddHours(22) } })
        .Say($"GET {Api}/telltales", Telltales)
        .Say($"GET {Api}/checks", new[] { Check("solution.summary-missing", "summary", "blocking"), Check("solution.answer-missing", "answers[1].text", "blocking"), Check("solution.files-missing", "files", "advice") })
        .Say($"GET {Api}/receipts", new[] { Receipt(2, "current"), Receipt(1, "replaced") })
        .Say($"GET {Api}/feedback", Feedback())
        .Say("GET /api/identity/organisations", new
        {
            items = new[]
            {
                new { id = PartnerOrganisation, name = "Hogeschool Leiestreek", kbo = "0403019261", type = "knowledge-institute", town = "Kortrijk" },
                new { id = Guid.CreateVersion7(), name = "Hogezand Techniek", kbo = "0417497106", type = "company", town = "Oostende" },
            },
            number = 1,
            size = 20,
            total = 2,
        })
        .Say($"GET /api/challenges/{ChallengeId}", Challenge());

    /// <summary>Something in each place, of each kind.</summary>
    public static readonly object Telltales = new
    {
        telltales = new[]
        {
            Found("organisation", "Vonk BV", "title"), Found("person", "Roos Vermeulen", "answers[1].text"), Found("enterpriseNumber", "0566.988.259", "planning"),
            Found("mailAddress", "info@vonk.example", "summary"), Found("webAddress", "vonk.example", null),
        },
        files = new object[]
        {
            new { id = FileId, name = "plan.pdf", removed = new[] { "properties", "pictureData" }, withheld = (string?)null, searchedWhole = false },
            new { id = Guid.CreateVersion7(), name = "film.pptx", removed = Array.Empty<string>(), withheld = "unknownInside", searchedWhole = true },
        },
    };

    private static object Found(string kind, string found, string? field) => new { kind, found, field, fileId = field is null ? FileId : (Guid?)null };

    public static object Challenge() => new
    {
        id = ChallengeId,
        slug = "slimme-meldingen",
        version = 3,
        stage = "open",
        language = "nl",
        title = Text("Slimme meldingen voor wie slecht hoort"),
        summary = Text("Sirenes bereiken niet iedereen."),
        need = Text("Nood"),
        outcome = Text("Resultaat"),
        organisationId = Guid.CreateVersion7(),
        organisationName = "Brandweerzone Vlaamse Ardennen",
        dates = new { deadline = RunningPortal.Now.AddDays(6) },
    };
}
