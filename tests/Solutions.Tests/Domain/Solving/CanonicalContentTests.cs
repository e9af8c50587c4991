using System.Security.Cryptography;
using System.Text;

using Market.Solutions.Domain.Solving;

namespace Market.Solutions.Tests.Domain.Solving;

public class CanonicalContentTests
{
    private static readonly Guid First = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Second = new("00000000-0000-0000-0000-00000000000A");

    private static readonly CanonicalContent Content = new(
        First, Second, First, [Second], "Zw\u00E4ai <licht> & \"knal\"", "Twee\nregels \U0001F6A8", [new SolutionAnswer(First, "Ja")], 12_500_000, "",
        [new CanonicalFile("plan.pdf", 3, "application/pdf", new string('b', 64))]);

    private const string Json =
        """{"challengeId":"00000000-0000-0000-0000-000000000001","solutionId":"00000000-0000-0000-0000-00000000000a","leadOrganisationId":"00000000-0000-0000-0000-000000000001","partnerIds":["00000000-0000-0000-0000-00000000000a"],"title":"Zw\u00E4ai <licht> & \"knal\"","summary":"Twee\nregels \uD83D\uDEA8","answers":[{"questionId":"00000000-0000-0000-0000-000000000001","text":"Ja"}],"budgetCents":12500000,"planning":"","files":[{"name":"plan.pdf","size":3,"contentType":"application/pdf","sha256":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"}]}""";

    [Fact]
    public void The_form_is_fixed_so_that_anyone_can_compute_the_hash_again()
    {
        var json = Content.ToJson();

        Assert.Equal(Json.Replace("\\u00E4", "\u00E4", StringComparison.Ordinal), json);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json))), CanonicalContent.Hash(json));
    }

    [Fact]
    public void What_is_read_back_writes_the_same_again()
    {
        Assert.Equal(Content.ToJson(), CanonicalContent.Read(Content.ToJson()).ToJson());
    }

    [Theory]
    [InlineData("title")]
    [InlineData("budget")]
    [InlineData("file")]
    [InlineData("partner")]
    public void Any_change_gives_another_hash(string what)
    {
        var other = what switch
        {
            "title" => Content with { Title = Content.Title + "." },
            "budget" => Content with { BudgetCents = null },
            "file" => Content with { Files = [Content.Files[0] with { Sha256 = new string('c', 64) }] },
            _ => Content with { PartnerIds = [] },
        };

        Assert.NotEqual(CanonicalContent.Hash(Content.ToJson()), CanonicalContent.Hash(other.ToJson()));
    }
}
