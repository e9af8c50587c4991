using System.Text;
using Market.Challenges.Import;

namespace Market.Challenges.Tests.Import;

public sealed class ChallengeGovFeedTests
{
    private const string Row = """{"challenge-id":"ID","challenge-title":"T","submission-start":"03/18/2019 9:00 AM","submission-end":"04/22/2019 5:00 PM"}""";

    private static string RowOf(string id) => Row.Replace("ID", id, StringComparison.Ordinal);

    private static List<ImportedRow> Read(string json) => [.. ChallengeGovFeed.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)))];

    private static List<ImportedRow> ReadRow(string members) => Read($$"""{"_challenge":[{"challenge-id":"1","challenge-title":"T",{{members}}}]}""");

    private static string Codes(ImportedRow row) => string.Join(' ', row.Notes.Select(n => n.Code));

    [Fact]
    public void A_feed_and_a_bare_array_read_alike()
    {
        var feed = Read($$"""{"version":"1","_challenge": [{{RowOf("1")}}, {{RowOf("2")}}]}""");
        var bare = Read($"[{RowOf("1")},{RowOf("2")}]");

        Assert.Equal([(1, "1"), (2, "2")], feed.Select(r => (r.Number, r.ExternalId)));
        Assert.Equal(feed.Select(r => r.ExternalId), bare.Select(r => r.ExternalId));
        Assert.All([.. feed, .. bare], r => Assert.NotNull(r.Challenge));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void A_byte_order_mark_does_not_matter(string encoding)
    {
        var code = Encoding.GetEncoding(encoding);
        var rows = ChallengeGovFeed.Read(new MemoryStream([.. code.GetPreamble(), .. code.GetBytes($"[{RowOf("é")}]")])).ToList();

        Assert.Equal("é", Assert.Single(rows).Challenge!.ExternalId);
    }

    [Theory]
    [InlineData("""{"challenge-id":"bad","challenge-title": }""")]
    [InlineData("""{"challenge-id":"bad","challenge-title":"T" "x":1}""")]
    [InlineData("""{"challenge-id":"bad","challenge-title":"T"}}""")]
    [InlineData("""{"challenge-id":"bad","challenge-title":"T" """)]
    [InlineData("""{"challenge-id":"bad","challenge-title":["T" """)]
    [InlineData("{\"challenge-id\":\"bad\",\"challenge-title\":\"never closed\n}")]
    [InlineData("{\"challenge-id\":\"bad\",\"challenge-title\":\"bad escape \\x\"}")]
    [InlineData("nonsense")]
    [InlineData("null")]
    [InlineData("42")]
    [InlineData("[]")]
    public void A_malformed_row_never_stops_the_rows_after_it(string bad)
    {
        var rows = Read($"[{RowOf("1")},\n{bad},\n{RowOf("2")},\n{RowOf("3")}]");

        var good = rows.Where(r => r.Challenge is not null).Select(r => r.ExternalId).ToList();
        Assert.Equal(["1", "2", "3"], good.Where(id => id != "bad"));
        Assert.All(rows.Where(r => r.Challenge is null), r => Assert.NotEmpty(r.Notes));
    }

    [Fact]
    public void A_truncated_file_gives_what_it_could_and_where_it_broke()
    {
        var whole = $$"""{"_challenge":[{{RowOf("1")}},{{RowOf("2")}}""";
        var rows = Read(whole[..^20]);

        Assert.NotNull(rows[0].Challenge);
        Assert.Contains("import.row-malformed", Codes(rows[1]), StringComparison.Ordinal);
        Assert.Equal((0, "import.file-truncated"), (rows[2].Number, rows[2].Notes[0].Code));
        Assert.True(int.Parse(rows[2].Notes[0].Details["offset"], System.Globalization.CultureInfo.InvariantCulture) > 0);
    }

    [Fact]
    public void Every_prefix_of_a_feed_is_read_without_an_exception()
    {
        var whole = $$"""{"x":1,"_challenge":[{{RowOf("1")}},{{RowOf("2")}}]}""";
        for (var length = 0; length < whole.Length - 2; length++)
            Assert.Contains(Read(whole[..length]), r => r.Number == 0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""{"_challenge": null}""")]
    [InlineData("""{"_challenge": {"a":1}}""")]
    [InlineData("<html></html>")]
    public void A_file_without_rows_says_so(string json)
    {
        Assert.Equal("import.file-without-rows", Assert.Single(Assert.Single(Read(json)).Notes).Code);
    }

    [Fact]
    public void A_later_row_with_the_same_identity_is_skipped()
    {
        var rows = Read($"[{RowOf("7")},{RowOf("7")}]");

        Assert.NotNull(rows[0].Challenge);
        Assert.Null(rows[1].Challenge);
        Assert.Equal("import.duplicate-id", Codes(rows[1]));
    }

    [Theory]
    [InlineData("""{"challenge-id":"1"}""", "import.title-missing")]
    [InlineData("""{"challenge-id":"1","challenge-title":null}""", "import.title-missing")]
    [InlineData("""{"challenge-id":"1","challenge-title":" \u200b\u00a0 "}""", "import.title-missing")]
    [InlineData("""{"challenge-title":"T"}""", "import.id-missing")]
    [InlineData("""{"challenge-title":"T","permalink":"https://www.challenge.gov/"}""", "import.id-missing")]
    [InlineData("{}", "import.id-missing import.title-missing")]
    public void A_row_without_identity_or_title_is_skipped(string row, string codes)
    {
        var read = Assert.Single(Read($"[{row}]"));

        Assert.Null(read.Challenge);
        Assert.Equal(codes, Codes(read));
    }

    [Fact]
    public void A_missing_identity_comes_from_the_permalink()
    {
        var row = Assert.Single(Read("""[{"challenge-title":"T","permalink":"https://www.challenge.gov/challenge/some-slug/"}]"""));

        Assert.Equal("some-slug", row.Challenge!.ExternalId);
        Assert.Contains("import.id-from-permalink", Codes(row), StringComparison.Ordinal);
    }

    [Fact]
    public void Values_of_the_wrong_type_are_left_out_and_noted()
    {
        var row = ReadRow("""
            "tagline":["a"],"agency":{"x":1},"type-of-challenge":["Ideas",3,null],"total-prize-offered-cash":425000,
            "submission-start":true,"submission-end":20190422,"description":12,"rules":[]
            """)[0];

        var challenge = row.Challenge!;
        Assert.Equal(("", "", 42_500_000L), (challenge.Tagline, challenge.Agency, challenge.PrizeTotalCents!.Value));
        Assert.Equal(["Ideas"], challenge.Types);
        Assert.Equal(("<p>12</p>", ""), (challenge.Sections.Description, challenge.Sections.Rules));
        Assert.Equal(22, challenge.SubmissionEnd!.Value.Day);
        Assert.Equal(6, row.Notes.Count(n => n.Code == "import.field-wrong-type"));
    }

    [Fact]
    public void Nulls_are_like_absent_fields()
    {
        var row = ReadRow("""
            "tagline":null,"agency":null,"type-of-challenge":null,"total-prize-offered-cash":null,"submission-start":null,"submission-end":null,"description":null
            """)[0];

        Assert.NotNull(row.Challenge);
        Assert.Equal("import.date-missing import.date-missing", Codes(row));
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("-500")]
    [InlineData("99999999999999999999999999999999")]
    [InlineData("\"NaN\"")]
    [InlineData("\"$9,223,372,036,854,775,807\"")]
    public void A_number_beyond_reason_is_no_prize(string value)
    {
        var row = ReadRow($"\"total-prize-offered-cash\":{value}")[0];

        Assert.Null(row.Challenge!.PrizeTotalCents);
        Assert.Contains("import.amount-unreadable", Codes(row), StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_nesting_costs_one_row()
    {
        var deep = new string('[', 200_000) + new string(']', 200_000);
        var rows = Read($$"""[{"challenge-id":"bad","challenge-title":{{deep}}},{{RowOf("2")}}]""");

        Assert.Equal("import.row-malformed", Codes(rows[0]));
        Assert.NotNull(rows[1].Challenge);
    }

    [Fact]
    public void A_title_of_a_megabyte_is_cut_and_noted()
    {
        var row = Assert.Single(Read($$"""[{"challenge-id":"1","challenge-title":"{{string.Concat(Enumerable.Repeat("𝄞é ", 260_000))}}"}]"""));

        Assert.True(row.Challenge!.Title.Length <= ImportedText.TitleMax);
        Assert.EndsWith("…", row.Challenge.Title, StringComparison.Ordinal);
        Assert.Contains("import.text-cut", Codes(row), StringComparison.Ordinal);
    }

    [Fact]
    public void Unwanted_characters_and_markup_leave_the_title()
    {
        var row = Assert.Single(Read("""[{"challenge-id":"1","challenge-title":" A\u0000 <b>B</b>\n &amp; \u202eC\ud800 e\u0301 \ud834\udd1e "}]"""));

        Assert.Equal("A B & C\uFFFD é 𝄞", row.Challenge!.Title);
    }

    [Fact]
    public void Lists_written_as_text_are_split()
    {
        var challenge = ReadRow("""
            "type-of-challenge":"Software and apps; Ideas, scientific; Analytics, visualizations and algorithms",
            "partner-agencies-federal":"NASA, Acme, Inc., Lab (a, b)","partners-non-federal":"X & Y; and MSA, The Safety Company; NASA"
            """)[0].Challenge!;

        Assert.Equal(["Software and apps", "Ideas", "scientific", "Analytics, visualizations and algorithms"], challenge.Types);
        Assert.Equal(["NASA", "Acme, Inc.", "Lab (a, b)", "X & Y", "MSA, The Safety Company"], challenge.PartnerAgencies);
    }

    [Theory]
    [InlineData("https://x.org/a", "https://x.org/a", "")]
    [InlineData("http://x.org/a", "https://x.org/a", "import.link-upgraded")]
    [InlineData("javascript:alert(1)", "https://www.challenge.gov/challenge/p/", "import.link-dropped")]
    [InlineData("", "https://www.challenge.gov/challenge/p/", "")]
    public void The_page_of_a_challenge_is_an_https_address(string url, string expected, string code)
    {
        var row = ReadRow($"\"external-url\":\"{url}\",\"permalink\":\"https://www.challenge.gov/challenge/p/\",\"submission-start\":\"03/18/2019 9 AM\",\"submission-end\":\"03/19/2019 9 AM\"")[0];

        Assert.Equal(expected, row.Challenge!.Url!.AbsoluteUri);
        Assert.Equal(code, Codes(row));
    }

    [Fact]
    public void An_end_before_the_start_keeps_the_end_only()
    {
        var row = ReadRow("\"submission-start\":\"03/18/2019 9 AM\",\"submission-end\":\"03/17/2019 9 AM\"")[0];

        Assert.Null(row.Challenge!.SubmissionStart);
        Assert.NotNull(row.Challenge.SubmissionEnd);
        Assert.Equal("import.dates-reversed", Codes(row));
    }
}
