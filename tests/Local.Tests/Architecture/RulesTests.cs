namespace Market.Local.Tests.Architecture;

public sealed class RulesTests
{
    private static readonly IReadOnlyDictionary<string, SourceFile> Planted = new Dictionary<string, SourceFile>
    {
        ["Kernel and Contracts use the base class library only"] = new("services/shared/Kernel/Kernel.csproj", """<PackageReference Include="Dapr.AspNetCore" />"""),
        ["A service references Hosting and no other service"] = new("services/challenges/Challenges.csproj", """<ProjectReference Include="../solutions/Solutions.csproj" />"""),
        ["Domain knows the Kernel only"] = new("services/challenges/Domain/Challenge.cs", "using Microsoft.EntityFrameworkCore;\n"),
        ["A slice does not call another slice"] = new("services/challenges/Features/Authoring/Save.cs", "internal sealed class SaveHandler(ChallengesDb db, ISender sender)"),
        ["No banned name"] = new("services/challenges/Domain/ChallengeManager.cs", "internal sealed class ChallengeManager;"),
        ["No service knows where it runs"] = new("services/challenges/ChallengesService.cs", "if (app.Environment.IsDevelopment()) return;"),
        ["No service ships settings"] = new("services/challenges/appsettings.json", "{}"),
        ["No file is longer than 300 lines"] = new("services/challenges/Long.cs", new string('\n', 301)),
        ["A durable boundary has a failpoint"] = new("services/solutions/Features/Solving/Keep.cs", "        await db.SaveChangesAsync(cancel);\n        File.Move(part, path);\n"),
        ["Every database is saved and committed by the shared context"] = new("services/solutions/Storage/OtherDb.cs", "internal sealed class OtherDb(DbContextOptions options) : DbContext(options);"),
        ["A command past Entity Framework is counted"] = new("services/solutions/Storage/Quick.cs", "        await using var command = connection.CreateCommand();\n"),
        ["Acts of weight need a recent second factor, and nothing else does"] = new("services/challenges/Features/Reviewing/ApproveChallenge.cs", """.Allow(AccessDecision.AnyOf(Roles.Approver)).WithName("ApproveChallenge")"""),
        ["Topic names stand in Contracts only"] = new("services/challenges/Publish.cs", "Publish(\"challenges.v1\")"),
    };

    public static TheoryData<string> Names => [.. Rules.All.Keys];

    [Theory, MemberData(nameof(Names))]
    public void The_product_keeps_the_rule(string rule) => Assert.Empty(Rules.All[rule](SourceFile.OfProduct()));

    [Fact]
    public void Every_act_of_weight_has_an_endpoint()
    {
        var product = SourceFile.OfProduct();
        Assert.All(Rules.ActsOfWeight, act => Assert.Contains(product, file => file.Text.Contains($".WithName(\"{act}\")", StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_planted_violation_is_found(string rule) => Assert.Equal([Planted[rule].Path], Rules.All[rule]([Planted[rule]]));
}
