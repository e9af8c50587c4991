using Market.Hosting.Access;
using Market.Hosting.Endpoints;

namespace Market.Solutions.Features.Uploading;

/// <summary>A client asks what of the protocol is spoken here. The same for everybody, so it tells nothing about a solution.</summary>
internal sealed class DiscoverUploadsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapMethods("/api/solutions/{id:guid}/uploads", [HttpMethods.Options], (Guid id, HttpResponse answer) =>
        {
            TusProtocol.Describe(answer);
            return TypedResults.NoContent();
        })
        .SpeakTus()
        .Allow(AccessDecision.Anyone).WithName("DiscoverUploads").WithTags("Uploading").WithSummary("What of tus 1.0.0 is spoken here");
}
