using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;
using Market.Solutions.Domain.Solving;

using Mediator;

namespace Market.Solutions.Features.Uploading;

/// <summary>The team asks how far an upload is, to go on from there.</summary>
internal sealed record ReadUpload(Caller Caller, Guid Id, Guid UploadId) : IQuery<Result<UploadStatus>>;

internal sealed class ReadUploadEndpoint : IEndpoint
{
    private const string Route = "/api/solutions/{id:guid}/uploads/{uploadId:guid}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Route, HandleAsync).SpeakTus()
            .Allow(AccessDecision.AnyOf(Roles.Solver)).WithName("ReadUpload").WithTags("Uploading").WithSummary("How far an upload is (tus 1.0.0); HEAD gives the headers alone")
            .Produces<UploadStatus>().ProducesProblem(404).ProducesProblem(412).ProducesProblem(423);
        routes.MapMethods(Route, [HttpMethods.Head], HandleAsync).SpeakTus()
            .Allow(AccessDecision.AnyOf(Roles.Solver)).WithName("HeadUpload").ExcludeFromDescription();
    }

    private static async Task<IResult> HandleAsync(Guid id, Guid uploadId, Caller caller, ISender sender, HttpResponse answer, CancellationToken cancel)
    {
        var found = await sender.Send(new ReadUpload(caller, id, uploadId), cancel);
        if (found.Failed)
            return TusProtocol.Refuse(found.Errors);
        TusProtocol.Tell(answer, found.Value.Offset, found.Value.ExpiresAt);
        answer.Headers["Upload-Length"] = TusProtocol.Text(found.Value.Length);
        return TypedResults.Ok(found.Value);
    }
}

internal sealed class ReadUploadHandler(UploadDesk desk) : IQueryHandler<ReadUpload, Result<UploadStatus>>
{
    public async ValueTask<Result<UploadStatus>> Handle(ReadUpload query, CancellationToken cancel)
    {
        var upload = await desk.FindAsync(query.Caller, query.Id, query.UploadId, SolutionAction.View, cancel);
        return upload.Failed ? Result<UploadStatus>.From(upload) : desk.StatusOf(upload.Value);
    }
}
