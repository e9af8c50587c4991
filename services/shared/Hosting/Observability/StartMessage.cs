using Market.Hosting.FailPoints;

using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Market.Hosting.Observability;

internal static class StartMessage
{
    /// <summary>Says at start what was chosen; no secret is part of it.</summary>
    public static void LogChoices(this WebApplication app, string name)
    {
        var market = app.Services.GetRequiredService<IOptions<MarketOptions>>().Value;
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Market");
        if (FailPoint.IsArmed)
            log.LogWarning("{App}: failpoints are armed by {Variable}; this process may fail on purpose", name, FailPoint.Variable);
        log.LogInformation(
            "{App}: database {Database}, cache {Cache}, virus scanner {Scanner}, issuer {Issuer}, public address {PublicUrl}",
            name, market.Database, market.Cache, market.Scanner, market.Issuer, market.PublicUrl);
    }
}
