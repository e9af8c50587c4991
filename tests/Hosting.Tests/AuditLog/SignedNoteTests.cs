using Market.Hosting.AuditLog.Sequencing;

namespace Market.Hosting.Tests.AuditLog;

public sealed class SignedNoteTests
{
    private static readonly LogKey Key = new("market.example/log/solutions", [.. Enumerable.Range(0, 32).Select(number => (byte)number)]);
    private static readonly SignedNote Checkpoint = new(Key.Verifier.Name, 1024, [.. Enumerable.Repeat((byte)7, 32)], new DateTimeOffset(2026, 11, 24, 3, 0, 0, TimeSpan.Zero));

    [Fact]
    public void The_public_key_follows_from_the_seed_as_RFC_8032_says()
    {
        var seed = Convert.FromHexString("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        Assert.Equal("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", Convert.ToHexStringLower(new LogKey("x", seed).Verifier.Public));
    }

    [Fact]
    public void A_checkpoint_has_the_form_of_a_signed_note()
    {
        var note = Checkpoint.Sign(Key);
        var lines = note.Split('\n');

        Assert.Equal(["market.example/log/solutions", "1024", "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=", "time 2026-11-24T03:00:00.000000Z", ""], lines[..5]);
        Assert.StartsWith("— market.example/log/solutions ", lines[5]);
        Assert.Equal(68, Convert.FromBase64String(lines[5].Split(' ')[2]).Length);
        Assert.Equal("", lines[6]);
        Assert.Equal(Checkpoint.Text, SignedNote.Open(note, VerifierKey.Parse(Key.Verifier.ToString())).Text);
    }

    [Fact]
    public void A_note_with_any_other_character_is_refused()
    {
        var note = Checkpoint.Sign(Key);
        for (var place = 0; place < note.Length - 1; place++)
        {
            var changed = note[..place] + (note[place] == 'A' ? 'B' : 'A') + note[(place + 1)..];
            Assert.ThrowsAny<FormatException>(() => SignedNote.Open(changed, Key.Verifier));
        }
    }

    [Fact]
    public void A_note_that_another_key_of_the_same_name_signed_is_refused() =>
        Assert.Throws<FormatException>(() => SignedNote.Open(Checkpoint.Sign(new LogKey(Key.Verifier.Name, new byte[32])), Key.Verifier));

    [Fact]
    public void A_key_with_the_hash_of_another_is_refused() =>
        Assert.Throws<FormatException>(() => VerifierKey.Parse(Key.Verifier.ToString().Replace("solutions", "identity")));
}
