using System.Text.RegularExpressions;

namespace Market.Local.Tests.Architecture;

/// <summary>What the law asks of a jury, and what the market set itself, is named where it is tried: who asks for the test of a requirement finds it.</summary>
public sealed partial class RequirementsTests
{
    private static readonly string[] OfJuries = ["L8", "L9", "L10", "L11", "L12", "L13", "L14", "S-10", "S-11", "S-12", "S-13", "S-14", "S-15"];

    [Fact]
    public void Each_requirement_of_juries_is_named_by_a_test() =>
        Assert.Empty(Unnamed(Directory.EnumerateFiles(Path.Combine(SourceFile.Root(), "tests"), "*Tests.cs", SearchOption.AllDirectories).Select(File.ReadAllText)));

    [Fact]
    public void One_that_is_named_nowhere_is_found() =>
        Assert.Equal(OfJuries.Except(["L9", "L12", "S-13"]), Unnamed(["/// <summary>S-13: a panel (requirements L9, L12).</summary>\npublic sealed class PanelTests;", "// L8\nvar s = \"S-10\";"]));

    private static IEnumerable<string> Unnamed(IEnumerable<string> tests) =>
        OfJuries.Except(tests.SelectMany(test => Summary().Matches(test)).SelectMany(line => Name().Matches(line.Value)).Select(name => name.Value));

    [GeneratedRegex("^ *///.*$", RegexOptions.Multiline)]
    private static partial Regex Summary();

    [GeneratedRegex(@"\b(?:L|S-)\d+\b")]
    private static partial Regex Name();
}
