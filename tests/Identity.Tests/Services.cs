using Market.Identity.SignIn;

using Microsoft.Extensions.DependencyInjection;

namespace Market.Identity.Tests;

internal static class Services
{
    public static SignInThrottle GetThrottle(this IServiceProvider services) => services.GetRequiredService<SignInThrottle>();
}
