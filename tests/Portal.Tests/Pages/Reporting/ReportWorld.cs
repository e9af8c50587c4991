using Market.Portal.Tests.Pages.Judging;

namespace Market.Portal.Tests.Pages.Reporting;

/// <summary>One report as the solutions service describes it to a member or the owning body.</summary>
internal static class ReportWorld
{
    public static readonly string Api = $"/api/juries/{JuryWorld.Id}/report";
    public static readonly string Page = $"{JuryWorld.Room}/verslag";
    public static readonly string Hash = new('a', 64);

    public static StubServices SayReport(
        this StubServices services, string state = "draft", string task = "write", object? work = null, object? report = null, string? whyWaiting = null, object[]? signers = null, int signed = 1) =>
        services.Say($"GET {Api}", new
        {
            challengeId = JuryWorld.Id, title = JuryWorld.Text("Stille alarmen"), state, whyWaiting, task, report, hash = report is null ? null : Hash, work, signed, toSign = 2,
            signers = signers ?? [], issuedAt = state == "issued" ? RunningPortal.Now : (DateTimeOffset?)null, issuedByName = state == "issued" ? "Mia" : null,
        });

    public static object Text(string general = "Eensgezind.", string merits = "Sterk & goedkoop.") => new
    {
        title = JuryWorld.Text("Stille alarmen"), criteriaHash = new string('c', 64), criteria = JuryWorld.Criteria, method = JuryWorld.Text("Het gemiddelde telt."),
        members = new[] { new { name = "Mia", chair = true }, new { name = "Jef", chair = false } }, recusals = new[] { "Jef" },
        chairChanges = new[] { new { from = "Jef", to = "Mia", reason = "Niet bereikbaar", at = RunningPortal.Now } },
        meetings = new[] { new { date = "2026-11-02", present = new[] { "Mia", "Jef" } } }, general,
        ranking = new[] { JuryWorld.Ranked(1, "B", 76), JuryWorld.Ranked(null, "A", 40, below: true) },
        submissions = new[]
        {
            new { alias = "A", title = "Titel A", jurors = 1, merits, observations = "", toClarify = "", left = new[] { "Jef" } },
            new { alias = "B", title = "Titel B", jurors = 2, merits, observations = "De prijs: € 5 – l’été.", toClarify = "Wie?", left = Array.Empty<string>() },
        },
    };

    public static object Work(bool general = true, bool writes = true, params object[] missing) => new
    {
        writesGeneral = general, revision = 3, meetings = new[] { new { date = "2026-11-02", present = new[] { JuryWorld.Jef } } },
        members = new[] { new { personId = JuryWorld.Mia, name = "Mia" }, new { personId = JuryWorld.Jef, name = "Jef" } },
        sections = new[] { Section("A", writes, JuryWorld.Jef), Section("B", writes) }, missing, named = Array.Empty<string>(),
    };

    /// <param name="id">Told to the chair, until it is issued.</param>
    public static object Signer(string name, string state, bool chair = false, bool issued = false, Guid? id = null) =>
        new { name, chair, state, personId = id, at = issued ? RunningPortal.Now : (DateTimeOffset?)null, hash = issued ? new string('b', 64) : null };

    private static object Section(string alias, bool writes, params Guid[] conflicts) => new
    {
        alias, revision = 4, writes, left = Array.Empty<Guid>(), conflicts,
        sources = writes ? new[] { new { juror = 1, scores = new[] { JuryWorld.Score(JuryWorld.Quality, 8m, "Goed gemeten"), JuryWorld.Score(JuryWorld.Price, 7m, "Duur") } } } : [],
        named = alias == "B" && writes ? new[] { "Vuurtoren & Co" } : [],
        namedInRemarks = alias == "B" && writes ? new[] { new { criterionId = JuryWorld.Price, juror = 2, names = new[] { "Vonk <b>" } } } : [],
    };
}
