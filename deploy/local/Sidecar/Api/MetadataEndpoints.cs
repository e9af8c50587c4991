using System.Text;
using Market.Local.Sidecar.Apps;

namespace Market.Local.Sidecar.Api;

/// <summary>Reading and labelling the sidecar's metadata by HTTP.</summary>
internal sealed class MetadataEndpoints(AppDirectory apps, AppMetadata metadata)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1.0/metadata", ReadAsync);
        routes.MapPut("/v1.0/metadata/{key}", WriteAsync);
    }

    private Task ReadAsync(HttpContext context)
    {
        var said = metadata.Of(apps.Caller(context));
        return context.Response.WriteAsJsonAsync(new
        {
            id = said.Id,
            runtimeVersion = said.RuntimeVersion,
            components = said.RegisteredComponents.Select(part => new { name = part.Name, type = part.Type, version = part.Version }),
            extended = said.ExtendedMetadata,
            subscriptions = said.Subscriptions.Select(item => new
            {
                pubsubname = item.PubsubName,
                topic = item.Topic,
                metadata = item.Metadata,
                rules = item.Rules.Rules.Select(rule => new { match = rule.Match, path = rule.Path }),
                deadLetterTopic = item.DeadLetterTopic,
                type = item.Type.ToString().ToUpperInvariant(),
            }),
            appConnectionProperties = new
            {
                port = said.AppConnectionProperties.Port,
                protocol = said.AppConnectionProperties.Protocol,
                channelAddress = said.AppConnectionProperties.ChannelAddress,
            },
        });
    }

    private async Task WriteAsync(HttpContext context)
    {
        var value = Encoding.UTF8.GetString(await HttpCalls.BodyAsync(context));
        metadata.Set(apps.Caller(context), (string)context.GetRouteValue("key")!, value);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
