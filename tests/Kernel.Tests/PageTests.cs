using Market.Kernel;

namespace Market.Kernel.Tests;

public sealed class PageTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(20, 1)]
    [InlineData(21, 2)]
    public void Pages_are_counted_from_the_total(int total, int pages) => Assert.Equal(pages, new Page<int>([], 1, 20, total).Pages);
}
