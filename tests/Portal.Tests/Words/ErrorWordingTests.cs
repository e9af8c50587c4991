using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Market.Portal.Tests.Words;

public sealed partial class ErrorWordingTests
{
    [Fact]
    public void Every_refusal_of_every_service_has_a_wording()
    {
        var worded = XDocument.Load(Path.Combine(Sources.Portal, "Resources", "Errors.nl.resx")).Root!.Elements("data").Select(data => data.Attribute("name")!.Value).ToHashSet();
        var missing = Sources.Of(Path.GetDirectoryName(Sources.Portal)!, ".cs").SelectMany(CodesOf).Distinct().Where(code => !worded.Contains(code)).Order();
        Assert.True(!missing.Any(), string.Join(", ", missing));
    }

    /// <summary>Codes stand where a refusal is made; nothing else in the market makes one.</summary>
    private static IEnumerable<string> CodesOf(string source) => Made().Matches(source).Select(match => match.Groups["code"].Value);

    [GeneratedRegex("""(?:Error\.(?:Invalid|Forbidden|NotFound|Conflict|TooLarge)\(|new Error\(ErrorKind\.\w+, |\.Refuse\([^()]*?, |string code = )"(?<code>[a-z][a-z0-9.-]+)"(?!\s*\+)""")]
    private static partial Regex Made();
}
