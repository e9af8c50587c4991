using OpenIddict.Server;

namespace Market.Identity.Issuer;

/// <summary>
/// The addresses in the metadata that a browser is sent to are always the public ones, also when a service read the metadata at an
/// inside address; the others stay where the reader came from (Keycloak calls this the dynamic back channel).
/// </summary>
internal static class PublicAddresses
{
    public static OpenIddictServerHandlerDescriptor Handler(string publicUrl) =>
        OpenIddictServerHandlerDescriptor.CreateBuilder<OpenIddictServerEvents.HandleConfigurationRequestContext>()
            .UseInlineHandler(context =>
            {
                context.AuthorizationEndpoint = new Uri($"{publicUrl}/{KeycloakPaths.Authorization}");
                context.EndSessionEndpoint = new Uri($"{publicUrl}/{KeycloakPaths.EndSession}");
                return ValueTask.CompletedTask;
            })
            .SetOrder(int.MaxValue - 1)
            .Build();
}
