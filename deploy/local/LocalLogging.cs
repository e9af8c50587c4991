using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Market.Local;

/// <summary>One line a message with the app's name in front; warnings and worse, because seven apps share the terminal.</summary>
internal static class LocalLogging
{
    public static void Configure(ILoggingBuilder logging, string app)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(LogLevel.Warning);
        // Keys on a developer machine are protected by the rights on the folder.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        logging.AddConsole(console => console.FormatterName = Prefixed.FormatterName);
        logging.AddConsoleFormatter<Prefixed, PrefixOptions>(options => options.App = app);
    }

    internal sealed class PrefixOptions : ConsoleFormatterOptions
    {
        public string App { get; set; } = "";
    }

    internal sealed class Prefixed(IOptions<PrefixOptions> options) : ConsoleFormatter(FormatterName)
    {
        public const string FormatterName = "prefixed";

        public override void Write<TState>(in LogEntry<TState> entry, IExternalScopeProvider? scopes, TextWriter text)
        {
            text.WriteLine($"[{options.Value.App}] {entry.LogLevel}: {entry.Formatter(entry.State, entry.Exception)}");
            if (entry.Exception is not null)
                text.WriteLine(entry.Exception);
        }
    }
}
