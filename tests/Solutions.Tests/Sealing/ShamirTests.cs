using System.Security.Cryptography;

using Market.Solutions.Sealing;

namespace Market.Solutions.Tests.Sealing;

public sealed class ShamirTests
{
    /// <summary>The test case of the IETF draft Threshold Secret Sharing (draft-mcgrew-tss-03): two shares of "test" and a zero byte.</summary>
    [Fact]
    public void The_shares_of_the_published_draft_give_its_secret() => Assert.Equal(
        "7465737400",
        Convert.ToHexString(Shamir.Combine([Convert.FromHexString("01B9FA07E185"), Convert.FromHexString("02F5409B4511")])));

    /// <summary>The products and the inverse that FIPS 197 (AES) works out in sections 4.2 and 5.1.1.</summary>
    [Fact]
    public void The_field_is_that_of_the_AES_standard()
    {
        Assert.Equal(0xC1, Shamir.Multiply(0x57, 0x83));
        Assert.Equal(0xFE, Shamir.Multiply(0x57, 0x13));
        Assert.Equal(0x07, Shamir.Multiply(0x57, 0x10));
        Assert.Equal(0xCA, Shamir.Invert(0x53));
        Assert.Equal(0, Shamir.Invert(0));
    }

    [Fact]
    public void Every_element_but_zero_has_an_inverse_and_three_generates_them_all()
    {
        for (var value = 1; value < 256; value++)
            Assert.Equal(1, Shamir.Multiply((byte)value, Shamir.Invert((byte)value)));
        var seen = new HashSet<byte>();
        for (byte power = 3; seen.Add(power);)
            power = Shamir.Multiply(power, 3);
        Assert.Equal(255, seen.Count);
    }

    public static TheoryData<int, int> Sizes => [.. from count in Enumerable.Range(2, 6) from threshold in Enumerable.Range(2, count - 1) select (threshold, count)];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Any_that_are_enough_give_the_secret_back_and_one_fewer_never_does(int threshold, int count)
    {
        var secret = RandomNumberGenerator.GetBytes(32);
        var shares = Shamir.Split(secret, threshold, count);

        foreach (var chosen in SubsetsOf(shares))
        {
            if (chosen.Count >= threshold)
                Assert.Equal(secret, Shamir.Combine(chosen));
            else if (chosen.Count == threshold - 1)
                Assert.NotEqual(secret, Shamir.Combine(chosen));
        }
    }

    [Theory]
    [InlineData(2, 3)]
    [InlineData(3, 5)]
    [InlineData(7, 7)]
    public void One_share_too_few_fits_every_secret_there_could_be(int threshold, int count)
    {
        var shares = Shamir.Split([0x2A], threshold, count);

        foreach (var known in SubsetsOf(shares).Where(subset => subset.Count == threshold - 1))
        {
            var possible = Enumerable.Range(0, 256).Select(value => Shamir.Combine([.. known, [NumberNotIn(known, count), (byte)value]])[0]);
            Assert.Equal(256, possible.Distinct().Count());
        }
    }

    [Fact]
    public void A_share_alone_is_spread_evenly_whatever_the_secret_is()
    {
        // 20,000 draws of one byte out of 256: about 78 each. A thousand would mean that the share follows the secret.
        var counts = new int[256];
        for (var i = 0; i < 20_000; i++)
            counts[Shamir.Split([0], 2, 2)[0][1]]++;

        Assert.All(counts, count => Assert.InRange(count, 20, 200));
    }

    [Fact]
    public void Shares_that_do_not_belong_together_are_refused_or_give_nothing()
    {
        var shares = Shamir.Split(RandomNumberGenerator.GetBytes(16), 2, 3);

        Assert.Throws<CryptographicException>(() => Shamir.Combine([]));
        Assert.Throws<CryptographicException>(() => Shamir.Combine([shares[0], shares[0]]));
        Assert.Throws<CryptographicException>(() => Shamir.Combine([shares[0], shares[1][..^1]]));
        Assert.Throws<CryptographicException>(() => Shamir.Combine([[0, .. shares[0][1..]], shares[1]]));
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(4, 3)]
    [InlineData(2, 256)]
    public void Impossible_sizes_are_refused(int threshold, int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Shamir.Split([1], threshold, count));

    private static IEnumerable<IReadOnlyList<byte[]>> SubsetsOf(byte[][] shares) =>
        Enumerable.Range(1, (1 << shares.Length) - 1).Select(bits => (IReadOnlyList<byte[]>)[.. shares.Where((_, i) => (bits >> i & 1) == 1)]);

    private static byte NumberNotIn(IReadOnlyList<byte[]> known, int count) =>
        (byte)Enumerable.Range(1, count).First(number => known.All(share => share[0] != number));
}
