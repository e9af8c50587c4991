using System.Security.Cryptography;
using System.Text;

using Market.Portal.Web;

namespace Market.Portal.Tests.Web;

public sealed class BrowserSealTests
{
    [Fact]
    public void What_is_kept_opens_with_the_secret_of_the_browser_only()
    {
        var item = BrowserSeal.Seal("een", Encoding.UTF8.GetBytes("wat iemand typte"));

        Assert.Equal("wat iemand typte", Encoding.UTF8.GetString(BrowserSeal.Open("een", item)));
        Assert.ThrowsAny<CryptographicException>(() => BrowserSeal.Open("twee", item));
        Assert.DoesNotContain("een", BrowserSeal.NameOf("een"), StringComparison.Ordinal);
        Assert.NotEqual(BrowserSeal.NameOf("een"), BrowserSeal.NameOf("twee"));
    }
}
