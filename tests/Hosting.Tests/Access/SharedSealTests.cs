using Market.Hosting.Access;

using Microsoft.Extensions.Options;

namespace Market.Hosting.Tests.Access;

public sealed class SharedSealTests
{
    private static readonly SharedSeal Seal = With("een geheim");

    [Fact]
    public void What_one_service_seals_another_one_opens_for_the_same_purpose_only()
    {
        var box = Seal.Seal("brief", "Dag Gerda, é");
        Assert.Equal("Dag Gerda, é", With("een geheim").Open("brief", box));
        Assert.Null(Seal.Open("iets anders", box));
        Assert.Null(With("een ander geheim").Open("brief", box));
        Assert.NotEqual(box, Seal.Seal("brief", "Dag Gerda, é"));
        Assert.Equal(box, Uri.EscapeDataString(box));
    }

    [Fact]
    public void A_changed_box_does_not_open()
    {
        var box = Seal.Seal("brief", "Dag");
        for (var at = 0; at < box.Length - 1; at++)
            Assert.Null(Seal.Open("brief", $"{box[..at]}{(box[at] == 'A' ? 'B' : 'A')}{box[(at + 1)..]}"));
    }

    [Theory, InlineData(null), InlineData(""), InlineData("AAAA"), InlineData("geen doos!"), InlineData("é")]
    public void What_is_no_box_does_not_open(string? box) => Assert.Null(Seal.Open("brief", box));

    [Fact]
    public void Without_an_application_token_nothing_is_sealed() => Assert.Throws<InvalidOperationException>(() => With("").Seal("brief", "Dag"));

    private static SharedSeal With(string token) => new(Options.Create(new MarketOptions { AppToken = token }));
}
