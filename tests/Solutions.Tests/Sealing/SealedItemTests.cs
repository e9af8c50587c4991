using System.Security.Cryptography;

using Market.Solutions.Sealing;

namespace Market.Solutions.Tests.Sealing;

public class SealedItemTests
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);
    private static readonly Guid Owner = Guid.CreateVersion7();

    /// <summary>The AES-256 cases of McGrew and Viega, The Galois/Counter Mode of Operation (submission to NIST, 2005), appendix B, 13 to 16.</summary>
    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000", "000000000000000000000000", "", "", "", "530f8afbc74536b9a963b4f1c4cb738b")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000", "000000000000000000000000", "00000000000000000000000000000000", "", "cea7403d4d606b6e074ec5d3baf39d18", "d0d1c8a799996bf0265b98b5d48ab919")]
    [InlineData(
        "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308", "cafebabefacedbaddecaf888",
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255", "",
        "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad", "b094dac5d93471bdec1a502270e3cc6c")]
    [InlineData(
        "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308", "cafebabefacedbaddecaf888",
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39", "feedfacedeadbeeffeedfacedeadbeefabaddad2",
        "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662", "76fc6ece0f4e1768cddf8853bb2d551b")]
    public void The_cipher_gives_the_published_answers(string key, string nonce, string plain, string associated, string cipher, string tag)
    {
        var content = Convert.FromHexString(plain);
        var (sealedContent, sealedTag) = (new byte[content.Length], new byte[16]);
        using var gcm = new AesGcm(Convert.FromHexString(key), SealedItem.TagSize);

        gcm.Encrypt(Convert.FromHexString(nonce), content, sealedContent, sealedTag, Convert.FromHexString(associated));

        Assert.Equal((cipher, tag), (Convert.ToHexStringLower(sealedContent), Convert.ToHexStringLower(sealedTag)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(70_000)]
    public void An_item_opens_to_what_was_sealed_and_is_29_bytes_longer(int length)
    {
        var plain = RandomNumberGenerator.GetBytes(length);

        var item = SealedItem.Seal(Key, plain, "draft", Owner);

        Assert.Equal(plain, SealedItem.Open(Key, item, "draft", Owner));
        Assert.Equal(length + 29, item.Length);
    }

    [Fact]
    public void The_written_form_opens_with_plain_AES_GCM_as_documented()
    {
        var item = SealedItem.Seal(Key, "inhoud"u8, "draft", Owner);
        var plain = new byte[6];
        using var gcm = new AesGcm(Key, 16);

        gcm.Decrypt(item.AsSpan(1, 12), item.AsSpan(13, 6), item.AsSpan(19, 16), plain, System.Text.Encoding.UTF8.GetBytes($"flanders-issn-market/1/draft/{Owner}"));

        Assert.Equal("inhoud"u8.ToArray(), plain);
        Assert.Equal(1, item[0]);
    }

    [Fact]
    public void A_changed_byte_anywhere_another_owner_another_kind_or_another_key_does_not_open()
    {
        var item = SealedItem.Seal(Key, "inhoud"u8, "draft", Owner);
        for (var i = 0; i < item.Length; i++)
        {
            var changed = item.ToArray();
            changed[i] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => SealedItem.Open(Key, changed, "draft", Owner));
        }

        Assert.ThrowsAny<CryptographicException>(() => SealedItem.Open(Key, item, "draft", Guid.CreateVersion7()));
        Assert.ThrowsAny<CryptographicException>(() => SealedItem.Open(Key, item, "opened", Owner));
        Assert.ThrowsAny<CryptographicException>(() => SealedItem.Open(RandomNumberGenerator.GetBytes(32), item, "draft", Owner));
        Assert.ThrowsAny<CryptographicException>(() => SealedItem.Open(Key, item.AsSpan(0, 20), "draft", Owner));
    }

    [Fact]
    public void The_same_content_never_looks_the_same_twice() =>
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => Convert.ToHexString(SealedItem.Seal(Key, "x"u8, "draft", Owner), 1, 12)).Distinct().Count());
}
