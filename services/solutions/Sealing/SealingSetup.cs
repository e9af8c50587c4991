using Market.Hosting;

namespace Market.Solutions.Sealing;

internal static class SealingSetup
{
    /// <summary>Call it before the database is added: what was kept unsealed is sealed right after the migrations, before anything else starts.</summary>
    public static void AddSealing(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(SealingOptions.Section).Get<SealingOptions>() ?? new SealingOptions();
        var source = new MasterKeySource(options, builder.Configuration.GetMarketOptions().DataFolder);
        builder.Services.AddSingleton(source);
        builder.Services.AddSingleton(new Vault(source.Load));
        builder.Services.Insert(0, ServiceDescriptor.Singleton<IHostedService, SealAtStart>());
    }
}
