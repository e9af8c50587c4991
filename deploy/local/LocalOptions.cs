namespace Market.Local;

/// <summary>What the command line says.</summary>
/// <param name="Port">The one public port.</param>
/// <param name="DataFolder">Where everything lives; made when it is not there.</param>
/// <param name="Reset">Whether to start over: what an earlier start left is deleted first.</param>
/// <param name="Demo">Whether an empty market is filled with the demo world.</param>
/// <param name="Postgres">Connection string without a database, to use PostgreSQL instead of SQLite; each service gets the database <c>market_SERVICE</c>.</param>
/// <param name="Redis">StackExchange.Redis configuration, to keep sessions and caches there instead of in memory.</param>
internal sealed record LocalOptions(int Port, string DataFolder, bool Reset = false, bool Demo = true, string? Postgres = null, string? Redis = null)
{
    public string PublicUrl => $"http://localhost:{Port}";
}
