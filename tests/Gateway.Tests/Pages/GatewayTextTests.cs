using Market.Gateway.Pages;

namespace Market.Gateway.Tests.Pages;

public sealed class GatewayTextTests
{
    [Fact]
    public void Every_page_speaks_three_languages()
    {
        foreach (var code in GatewayTexts.Codes)
        {
            var titles = new[] { "nl", "en", "fr" }.Select(language => GatewayTexts.For(code, language).Title).ToList();
            Assert.Equal(3, titles.Distinct().Count());
        }
    }
}
