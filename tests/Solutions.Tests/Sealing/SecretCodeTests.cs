using Market.Solutions.Sealing;

namespace Market.Solutions.Tests.Sealing;

public sealed class SecretCodeTests
{
    private static readonly Guid Owner = new("019ab000-0000-7000-8000-000000000001");

    [Fact]
    public void A_code_is_seven_groups_of_four_without_letters_that_look_like_figures()
    {
        var code = SecretCode.New(SecretCode.Card).Reveal();

        Assert.Matches("^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$", code);
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => SecretCode.New(SecretCode.Card).Reveal()).Distinct().Count());
    }

    [Fact]
    public void It_is_understood_however_it_is_typed()
    {
        var code = SecretCode.New(SecretCode.Card);
        string[] typed = [code.Reveal(), code.Reveal().Replace("-", "", StringComparison.Ordinal), $" {code.Reveal().ToLowerInvariant().Replace('-', ' ')}\r\n", code.Reveal().Replace('0', 'o').Replace('1', 'l')];

        Assert.All(typed, text => Assert.Equal(KeyOf(code), KeyOf(SecretCode.Read(text, SecretCode.Card)!)));
    }

    [Fact]
    public void A_typing_error_is_seen_but_for_one_in_a_thousand()
    {
        var code = SecretCode.New(SecretCode.Card).Reveal();
        var missed = Enumerable.Range(0, code.Length).Where(at => code[at] != '-')
            .SelectMany(at => "0123456789ABCDEFGHJKMNPQRSTVWXYZ".Where(other => other != code[at]).Select(other => code[..at] + other + code[(at + 1)..]))
            .Count(wrong => SecretCode.Read(wrong, SecretCode.Card) is not null);

        Assert.InRange(missed, 0, 10);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0000-0000")]
    [InlineData("Ik weet het niet meer")]
    public void What_is_no_code_is_none(string? typed) => Assert.Null(SecretCode.Read(typed, SecretCode.Card));

    [Fact]
    public void Keys_differ_by_code_salt_purpose_and_owner_and_the_code_does_not_print_itself()
    {
        var code = SecretCode.New(SecretCode.Card);
        byte[][] keys =
        [
            KeyOf(code), KeyOf(SecretCode.New(SecretCode.Card)), code.Derive([2], "a", Owner), code.Derive([1], "b", Owner), code.Derive([1], "a", Guid.Empty),
        ];

        Assert.Equal(keys.Length, keys.Select(Convert.ToHexString).Distinct().Count());
        Assert.DoesNotContain(code.Reveal()[..4], $"{code}", StringComparison.Ordinal);
    }

    private static byte[] KeyOf(SecretCode code) => code.Derive([1], "a", Owner);
}
