using CsCheck;

using Market.Solutions.Domain.Juries.Assigning;

namespace Market.Solutions.Tests.Domain.Juries.Assigning;

/// <summary>Few keys and many, which are sorted otherwise.</summary>
public sealed class FitOrderTests
{
    private static readonly Gen<ulong[]> Keys =
        from most in Gen.ULong[1, ulong.MaxValue]
        from keys in Gen.ULong[0, most].HashSet[0, 300]
        select keys.ToArray();

    [Fact]
    public void The_smallest_comes_first() => Keys.Sample(keys =>
    {
        var sorted = keys.ToArray();
        FitOrder.Sort(sorted);

        Assert.Equal(keys.Order(), sorted);
    }, iter: 2000);
}
