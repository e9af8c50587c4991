namespace Market.Local;

/// <summary>One service without its web server, for a command that needs its data only.</summary>
internal static class SingleApp
{
    public static WebApplication Create(LocalOptions options, string name, Func<string[], Action<WebApplicationBuilder>?, WebApplication> create, Action<WebApplicationBuilder>? more = null) =>
        create([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(new LocalSettings(options).For(name, sidecar: null));
            LocalLogging.Configure(builder.Logging, name);
            more?.Invoke(builder);
        });
}
