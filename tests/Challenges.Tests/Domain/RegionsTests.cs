using Market.Challenges.Domain;

namespace Market.Challenges.Tests.Domain;

public sealed class RegionsTests
{
    [Theory]
    [InlineData("be23", "BE23")]
    [InlineData("BE234", "BE23")]
    [InlineData("BE10", "BE1")]
    [InlineData("BE100", "BE1")]
    [InlineData("NL32", "NL")]
    [InlineData("EU", "EU")]
    [InlineData("US", null)]
    [InlineData("BE9", null)]
    [InlineData("", null)]
    public void Codes_are_kept_to_the_level_of_provinces(string code, string? kept) => Assert.Equal(kept, Regions.Normalize(code));

    [Fact]
    public void A_region_holds_its_provinces()
    {
        var flanders = Regions.BitsWithin("BE2");
        Assert.NotEqual(0, flanders & Regions.BitsOf(["BE25"]));
        Assert.Equal(0, flanders & Regions.BitsOf(["BE31", "BE"]));
    }

    [Fact]
    public void Bits_go_back_to_the_codes() => Assert.Equal(["BE21", "EU"], Regions.ToList(Regions.BitsOf(["EU", "BE21"])));
}
