using System.Text;
using Market.Challenges.Import;

namespace Market.Challenges.Tests.Import;

public sealed class ImportedHtmlTests
{
    private static readonly Uri Site = new("https://www.challenge.gov/");

    [Theory]
    [InlineData("<b>a</b> <i>b</i>", "<p><strong>a</strong> <em>b</em></p>")]
    [InlineData("<h1>a</h1><h2>b</h2><h3>c</h3><h4>d</h4><h5>e</h5><h6>f</h6>", "<h3>a</h3><h3>b</h3><h3>c</h3><h4>d</h4><h4>e</h4><h4>f</h4>")]
    [InlineData("<div>a</div><div><p>b</p></div>", "<p>a</p><p>b</p>")]
    [InlineData("<p class=x id=y style='color:red' onclick=z data-q=1>a</p>", "<p>a</p>")]
    [InlineData("<p>a</p><p>&nbsp;</p><p></p>", "<p>a</p>")]
    [InlineData("10<sup>th</sup> <u>x</u>", "<p>10th x</p>")]
    [InlineData("<table><tr><th colspan=2>a</th></tr><tr><td>b</td><td>c</td></tr></table>", "<table><tbody><tr><th>a</th></tr><tr><td>b</td><td>c</td></tr></tbody></table>")]
    [InlineData("a < b & c", "<p>a &lt; b &amp; c</p>")]
    [InlineData("<!-- x --><p>a</p>", "<p>a</p>")]
    public void Html_is_rewritten_into_the_vocabulary(string html, string expected)
    {
        Assert.Equal(expected, ImportedHtml.Clean(html).Html);
    }

    [Theory]
    [InlineData("<a href='https://x.gov/a?b=1&amp;c=2' target=_blank>t</a>", "<p><a href=\"https://x.gov/a?b=1&amp;c=2\" rel=\"nofollow noopener noreferrer\">t</a></p>", null)]
    [InlineData("<a href='http://x.gov/a'>t</a>", "<p><a href=\"https://x.gov/a\" rel=\"nofollow noopener noreferrer\">t</a></p>", "import.link-upgraded")]
    [InlineData("<a href='{{ site.baseurl }}/a.pdf'>t</a>", "<p><a href=\"https://www.challenge.gov/a.pdf\" rel=\"nofollow noopener noreferrer\">t</a></p>", null)]
    [InlineData("<a href='/a.pdf'>t</a>", "<p><a href=\"https://www.challenge.gov/a.pdf\" rel=\"nofollow noopener noreferrer\">t</a></p>", "import.link-completed")]
    [InlineData("<a href='www.x.org/a'>t</a>", "<p><a href=\"https://www.x.org/a\" rel=\"nofollow noopener noreferrer\">t</a></p>", "import.link-completed")]
    [InlineData("<a href='a.b@x.org'>t</a>", "<p><a href=\"mailto:a.b@x.org\" rel=\"nofollow noopener noreferrer\">t</a></p>", "import.link-completed")]
    [InlineData("<a href='mailto:a.b@x.org?bcc=evil@y.org'>t</a>", "<p><a href=\"mailto:a.b@x.org\" rel=\"nofollow noopener noreferrer\">t</a></p>", null)]
    [InlineData("<a href='javascript:alert(1)'>t</a>", "<p>t</p>", "import.link-dropped")]
    [InlineData("<a href='java&#10;script:alert(1)'>t</a>", "<p>t</p>", "import.link-dropped")]
    [InlineData("<a href='&#106;avascript&colon;alert(1)'>t</a>", "<p>t</p>", "import.link-dropped")]
    [InlineData("<a href='data:text/html,x'>t</a>", "<p>t</p>", "import.link-dropped")]
    [InlineData("<a href='//evil.org/x'>t</a>", "<p>t</p>", "import.link-dropped")]
    [InlineData("<a href='https://bank.example@evil.org/'>t</a>", "<p>t</p>", "import.link-dropped")]
    [InlineData("<a href='https://127.0.0.1/'>t</a>", "<p>t</p>", "import.link-dropped")]
    [InlineData("<a href='https://localhost/'>t</a>", "<p>t</p>", "import.link-dropped")]
    [InlineData("<a href='#_ftn1'>t</a>", "<p>t</p>", "import.link-dropped")]
    [InlineData("<a href='ftp://x.gov/'>t</a>", "<p>t</p>", "import.link-dropped")]
    [InlineData("<a name=x>t</a>", "<p>t</p>", null)]
    public void A_link_goes_to_https_or_mail_or_nowhere(string html, string expected, string? code)
    {
        var (clean, notes) = ImportedHtml.Clean(html, Site);

        Assert.Equal(expected, clean);
        Assert.Equal(code is null ? [] : [code], notes.Select(n => n.Code));
    }

    [Fact]
    public void A_look_alike_host_shows_its_real_letters()
    {
        Assert.Contains("https://xn--", ImportedHtml.Clean("<a href='https://ch\u0430llenge.gov/'>t</a>").Html, StringComparison.Ordinal);
    }

    public static TheoryData<string> Attacks() =>
    [
        "<img src=x onerror=alert(1)>",
        "<p>a<img src='https://evil.example/pixel.gif' width=1></p>",
        "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<form><math><mtext></form><form><mglyph><svg><mtext><style><path id=\"</style><img onerror=alert(1) src>\">",
        "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
        "<svg><![CDATA[><img src=x onerror=alert(1)>]]></svg>",
        "<![CDATA[<img src=x onerror=alert(1)>]]>",
        "<!--x--!><img src=x onerror=alert(1)>-->",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<template><img src=x onerror=alert(1)></template>",
        "<textarea></textarea><img src=x onerror=alert(1)>",
        "<title><style></title><img src=x onerror=alert(1)></style>",
        "<xmp></xmp><script>alert(1)</script>",
        "<plaintext><script>alert(1)</script>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<select><template><img src=x onerror=alert(1)></template></select>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "<p style='background:url(https://evil.example/x)'>a</p>",
        "<style>@import url(https://evil.example/x)</style>",
        "<form action=https://evil.example><input name=password><button>ok</button></form>",
        "<base href=https://evil.example/><a href=x>t</a>",
        "<meta http-equiv=refresh content='0;url=https://evil.example'>",
        "<link rel=stylesheet href=https://evil.example/x.css>",
        "<video poster=https://evil.example/x><source src=x onerror=alert(1)></video>",
        "<object data=https://evil.example></object><embed src=https://evil.example>",
        "<a href=\"https://x.org/\" onmouseover=alert(1)>t</a>",
        "<a href='https://x.org/&quot;onmouseover=&quot;alert(1)'>t</a>",
        "<pre>\n\n\n<b>x</b></pre>",
        "<p><table><tr><td><p>x</table><a href=https://a.bc><table><a href=https://d.ef>",
        "<p>a<button>b<p>c</button></p>",
        "<a href=https://a.bc>x<p>y<a href=https://d.ef>z</a></p></a>",
        "<b><p><b><p>x</b>y</p></b>",
        "<li>a<li>b<ul><li>c</ul><dl><dt>d<dd>e</dl>",
        "<table><caption><img src=x onerror=alert(1)>c</caption><tr><td>a</table>",
    ];

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Nothing_outside_the_vocabulary_survives_and_cleaning_twice_changes_nothing(string html)
    {
        var clean = ImportedHtml.Clean(html, Site).Html;

        Assert.Empty(ForbiddenHtml.In(clean));
        Assert.Equal(clean, ImportedHtml.Clean(clean).Html);
        Assert.Equal(clean, ImportedHtml.Clean(clean, Site).Html);
    }

    [Fact]
    public void Three_thousand_generated_tag_soups_stay_inside_the_vocabulary_and_stand_still()
    {
        string[] pieces =
        [
            "<p>", "</p>", "<b>", "</b>", "<table>", "</table>", "<tr>", "<td>", "<a href=https://x.org>", "</a>", "<ul>", "<li>", "</ul>", "<svg>", "</svg>",
            "<math>", "<mtext>", "<style>", "</style>", "<form>", "</form>", "<!--", "-->", "<![CDATA[", "]]>", "<img src=x onerror=y>", "<h1>", "</h1>", "<pre>\n",
            "text ", "&lt;", "&amp;lt;", "<div>", "</div>", "<select>", "<option>", "<noscript>", "</noscript>", "<template>", "</template>", "<script>", "</script>",
            "<caption>", "<blockquote>", "<button>", "<annotation-xml encoding=text/html>", "<foreignObject>", "<title>", "\"", "'", ">", "<", "<br>", "</br>", "</p x=<y>",
        ];
        var random = new Random(20_261_123);
        for (var i = 0; i < 3_000; i++)
        {
            var soup = new StringBuilder();
            for (var n = random.Next(1, 25); n > 0; n--)
                soup.Append(pieces[random.Next(pieces.Length)]);
            var clean = ImportedHtml.Clean(soup.ToString()).Html;
            Assert.True(ForbiddenHtml.In(clean).Count == 0 && ImportedHtml.Clean(clean).Html == clean, soup.ToString());
        }
    }

    [Fact]
    public void Removed_things_are_counted()
    {
        var notes = ImportedHtml.Clean("<img alt='logo'><img><script>x</script>").Notes;

        Assert.Equal(["import.element-removed 1 script", "import.image-removed 2"], notes.Select(n => $"{n.Code} {n.Details["count"]} {n.Details["example"]}".Trim()).Order());
        Assert.All(notes, n => Assert.Equal(ImportSeverity.Adjusted, n.Severity));
    }

    [Theory]
    [InlineData("div")]
    [InlineData("b")]
    [InlineData("blockquote")]
    [InlineData("a href=https://x.org")]
    [InlineData("svg")]
    [InlineData("table><tr><td")]
    public void Tens_of_thousands_of_nested_elements_become_plain_text(string tag)
    {
        var deep = string.Concat(Enumerable.Repeat($"<{tag}>", 190_000 / (tag.Length + 2))) + "hello";

        var (clean, notes) = ImportedHtml.Clean(deep);

        Assert.Contains("hello", clean, StringComparison.Ordinal);
        Assert.Contains(notes, n => n.Code == "import.html-flattened");
        Assert.Equal(clean, ImportedHtml.Clean(clean).Html);
    }

    [Fact]
    public void Text_beyond_the_limit_is_cut_and_noted_and_stays_well_formed()
    {
        var (clean, notes) = ImportedHtml.Clean("<p>" + string.Concat(Enumerable.Repeat("word &amp; ", 40_000)) + "</p>");

        Assert.True(clean.Length <= ImportedText.SectionMax);
        Assert.EndsWith("</p>", clean, StringComparison.Ordinal);
        Assert.Contains(notes, n => n.Code == "import.text-cut");
        Assert.Equal(clean, ImportedHtml.Clean(clean).Html);
    }

    [Fact]
    public void Control_and_direction_characters_are_dropped()
    {
        Assert.Equal("<p>abcd</p>", ImportedHtml.Clean("<p>a\0b\u202Ec\u200Bd</p>").Html);
    }
}
