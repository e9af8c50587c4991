using Market.Solutions.Sealing;
using Market.Solutions.Storage;

using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Market.Solutions.Features;

/// <summary>How the team's code of a strict challenge comes with a request: in a header, so that it stands in no address and no log.</summary>
internal static class TeamCodeHeader
{
    public const string Name = "Market-Team-Code";

    /// <summary>The endpoint reads or writes what a team wrote; for a strict challenge only with the code.</summary>
    public static RouteHandlerBuilder TakesTeamCode(this RouteHandlerBuilder endpoint) => endpoint
        .AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            if (http.Request.Headers[Name] is [{ Length: > 0 } typed])
                http.RequestServices.GetRequiredService<SolutionsDb>().TeamCode = SecretCode.Read(typed, SecretCode.Team);
            return await next(context);
        })
        .AddOpenApiOperationTransformer((operation, _, _) =>
        {
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = Name, In = ParameterLocation.Header, Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                Description = "The team's code, for a solution of a strict challenge",
            });
            return Task.CompletedTask;
        });
}
