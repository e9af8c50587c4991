using System.CommandLine;

namespace Market.Local.Commands;

/// <summary>The options that the commands share.</summary>
internal static class MarketOption
{
    public static readonly Option<int> Port = new("--port") { Description = "The public port", DefaultValueFactory = _ => 8080, Recursive = true };
    public static readonly Option<string> Data = new("--data") { Description = "The data folder", DefaultValueFactory = _ => Path.Combine(Environment.CurrentDirectory, "data"), Recursive = true };
    public static readonly Option<bool> Reset = new("--reset") { Description = "Delete the data folder's content and start over" };
    public static readonly Option<bool> NoDemo = new("--no-demo") { Description = "Start empty instead of with the demo world" };
    public static readonly Option<string?> Postgres = new("--postgres") { Description = "PostgreSQL connection string without a database, instead of SQLite", Recursive = true };
    public static readonly Option<string?> Redis = new("--redis") { Description = "Redis configuration, instead of memory", Recursive = true };

    public static LocalOptions Read(ParseResult parsed) =>
        new(
        parsed.GetValue(Port), Path.GetFullPath(parsed.GetValue(Data)!), parsed.GetValue(Reset), !parsed.GetValue(NoDemo), parsed.GetValue(Postgres), parsed.GetValue(Redis));
}
