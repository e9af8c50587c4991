using System.Security.Claims;

using Market.Hosting.Access;

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Market.Hosting.Tests.Access;

public sealed class KnownTokensTests : IDisposable
{
    private static readonly AuthenticationScheme Scheme = new(JwtBearerDefaults.AuthenticationScheme, null, typeof(JwtBearerHandler));
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly ClaimsPrincipal _person = new(new ClaimsIdentity("test"));
    private readonly KnownTokens _known;

    public KnownTokensTests() => _known = new KnownTokens(_time);

    [Fact]
    public async Task A_token_is_known_for_a_minute()
    {
        Keep("a.b.c", lives: TimeSpan.FromHours(1));
        Assert.Same(_person, await FindAsync("a.b.c"));
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.Same(_person, await FindAsync("a.b.c"));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await FindAsync("a.b.c"));
    }

    [Fact]
    public async Task And_never_beyond_its_end()
    {
        Keep("a.b.c", lives: TimeSpan.FromSeconds(10));
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Null(await FindAsync("a.b.c"));
    }

    [Fact]
    public async Task Another_token_is_not()
    {
        Keep("a.b.c", lives: TimeSpan.FromHours(1));
        Assert.Null(await FindAsync("a.b.d"));
        Assert.Null(await FindAsync(""));
    }

    public void Dispose() => _known.Dispose();

    private void Keep(string token, TimeSpan lives) => _known.Keep(new TokenValidatedContext(With(token), Scheme, new JwtBearerOptions())
    {
        Principal = _person,
        SecurityToken = new JsonWebToken(new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor { NotBefore = _time.GetUtcNow().UtcDateTime, IssuedAt = _time.GetUtcNow().UtcDateTime, Expires = (_time.GetUtcNow() + lives).UtcDateTime })),
    });

    private async Task<ClaimsPrincipal?> FindAsync(string token)
    {
        var context = new MessageReceivedContext(With(token), Scheme, new JwtBearerOptions());
        await _known.FindAsync(context);
        return context.Result?.Principal;
    }

    private static DefaultHttpContext With(string token)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.Authorization = $"Bearer {token}";
        return http;
    }
}
