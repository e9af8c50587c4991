using System.Security.Cryptography;

using Market.Hosting;
using Market.Solutions.Sealing;
using Market.Testing;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Market.Solutions.Tests.Sealing;

public sealed class MasterKeyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("market-key-").FullName;

    private string KeyFile => Path.Combine(_folder, "keys", "master.key");

    [Fact]
    public void The_key_that_is_made_is_32_bytes_for_its_owner_only_and_stays()
    {
        var source = new MasterKeySource(new SealingOptions(), _folder);
        Assert.False(source.Exists);

        source.Make();
        var first = source.Load().Fingerprint;
        source.Make();

        Assert.Equal(first, source.Load().Fingerprint);
        Assert.Equal(32, Convert.FromBase64String(File.ReadAllText(KeyFile)).Length);
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(KeyFile)!));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
    }

    [Fact]
    public void The_setting_goes_before_the_file_and_nothing_is_made_where_a_key_is_named()
    {
        var text = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

        Assert.Equal(MasterKey.Parse(text).Fingerprint, new MasterKeySource(new SealingOptions { MasterKey = text }, _folder).Load().Fingerprint);
        var named = new MasterKeySource(new SealingOptions { MasterKeyFile = Path.Combine(_folder, "elsewhere.key") }, _folder);
        Assert.False(named.MayMake);
        Assert.Throws<InvalidOperationException>(named.Load);
    }

    [Theory]
    [InlineData("geen sleutel")]
    [InlineData("AAAA")]
    public void What_is_no_key_is_told_as_such(string text) =>
        Assert.Contains("32 bytes in base64", Assert.Throws<InvalidOperationException>(new MasterKeySource(new SealingOptions { MasterKey = text }, _folder).Load).Message);

    [Fact]
    public void Each_purpose_has_a_key_of_its_own()
    {
        var master = MasterKey.New();

        Assert.Equal(3, new[] { "draft", "team", "opening" }.Select(purpose => Convert.ToHexString(master.Derive(purpose))).Distinct().Count());
        Assert.Equal(master.Derive("draft"), master.Derive("draft"));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_sealed_database_does_not_start_without_its_key_or_with_another(string engine)
    {
        await using var world = await World.StartAsync(engine);
        var scopes = world.Service.Services.GetRequiredService<IServiceScopeFactory>();

        var missing = await RefusalAsync(scopes, new SealingOptions());
        var wrong = await RefusalAsync(scopes, new SealingOptions { MasterKey = MasterKey.New().Export() });

        Assert.Contains("is missing", missing, StringComparison.Ordinal);
        Assert.False(File.Exists(KeyFile));
        Assert.Contains(await world.InDatabaseAsync(async db => (await db.SealingStates.SingleAsync()).Fingerprint), wrong, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<string> RefusalAsync(IServiceScopeFactory scopes, SealingOptions options)
    {
        var source = new MasterKeySource(options, _folder);
        var start = new SealAtStart(scopes, source, new Vault(source.Load), Options.Create(new MarketOptions()), Microsoft.Extensions.Logging.Abstractions.NullLogger<SealAtStart>.Instance);
        return (await Assert.ThrowsAsync<InvalidOperationException>(() => start.StartAsync(CancellationToken.None))).Message;
    }
}
