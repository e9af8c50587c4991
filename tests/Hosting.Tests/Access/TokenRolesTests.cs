using System.Security.Claims;
using System.Text.Json;

using Market.Hosting.Access;

namespace Market.Hosting.Tests.Access;

public sealed class TokenRolesTests
{
    [Theory]
    [InlineData("member,officer,approver", "member,officer,approver")]
    [InlineData("member,juror,admin", "member,admin")]
    [InlineData("admin,solver,officer", "admin")]
    [InlineData("member,auditor,approver", "member,auditor")]
    [InlineData("admin,auditor", "auditor")]
    [InlineData("offline_access,officer", "officer")]
    public void Who_runs_or_audits_the_market_has_no_other_office(string said, string inForce)
    {
        var identity = new ClaimsIdentity("test");
        identity.AddClaim(new Claim("realm_access", JsonSerializer.Serialize(new { roles = said.Split(',') })));
        TokenRoles.Map(identity);
        Assert.Equal(inForce.Split(','), identity.FindAll(TokenRoles.ClaimType).Select(claim => claim.Value));
    }
}
