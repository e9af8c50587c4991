namespace Market.Benchmarks;

/// <summary>Prepared drafts submitted through the gateway by a few callers, against plain committed inserts of the same bytes into the same database.</summary>
internal static class SubmitScenario
{
    private const int Drafts = 2000;
    private const int Callers = 8;

    public static Task RunAsync() => Engine.OnEachAsync(async engine =>
    {
        await using var market = await SubmittingMarket.StartAsync(engine, Drafts);
        using var rows = PlainRows.In(market.Folder, engine.Postgres);
        var submitted = await Load.OnceEachAsync("submitted through the gateway", Callers, Drafts, number => market.SubmitAsync(market.Drafts[number]));
        var kept = await Load.OnceEachAsync("plain committed inserts and outbox row", Callers, Drafts, number => rows.KeepAsync(market.Drafts[number].Content));
        Table.Print($"submit, {engine.Name}, {Drafts} drafts of {market.MeanBytes:0} bytes, {Callers} callers, {market.Process.ResidentMegabytes:0} MB after", kept, submitted);
        Console.WriteLine(FormattableString.Invariant($"share of the plain inserts: {submitted.PerSecond / kept.PerSecond:P1}"));
    });
}
