using Market.Local.Demo;

namespace Market.Local;

/// <summary>What the terminal says when the market has started.</summary>
internal static class StartText
{
    public static void Write(LocalOptions options, TimeSpan took)
    {
        Console.WriteLine($"""

              Flanders ISSN Market is running at {options.PublicUrl}   (started in {took.TotalSeconds:0.0} s, Ctrl+C stops)

              Data      {options.DataFolder}
              Database  {(options.Postgres is null ? "SQLite, one file a service" : "PostgreSQL, one database a service"),-36}  Cache   {(options.Redis is null ? "in memory" : "Redis")}
              Broker    {"built-in Dapr-compatible sidecar",-36}  Issuer  {options.PublicUrl}/realms/market (built in)
              Mail      written to {Path.Combine(options.DataFolder, "mail")}, read it at {options.PublicUrl}/postbus

            """);
    }

    /// <summary>For as long as signing in as one of the demo people shows half a world.</summary>
    public static void WriteFilling() => Console.WriteLine("  The demo world is being filled, which takes a while …");

    /// <summary>Who can be signed in as, once the world is whole.</summary>
    public static void WritePeople(LocalOptions options)
    {
        Console.WriteLine($"  Demo people; everybody's password is {DemoPeople.Password}");
        foreach (var person in DemoPeople.All)
            Console.WriteLine($"    {person.Email,-42} {string.Join(", ", person.Roles),-18} {person.Name}{(person.Organisation is null ? "" : $", {person.Organisation.Name}")}");
        Console.WriteLine($"""

              Some steps ask for a code of their authenticator app: {options.PublicUrl}/account/authenticator shows it

            """);
    }
}
