using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Hosting.Files.Cleaning;
using Market.Kernel;
using Market.Solutions.Domain.Solving;
using Market.Solutions.Storage;

using Mediator;

namespace Market.Solutions.Features.Solving;

/// <summary>The team adds a file. It is hashed while it comes in; when anything fails neither the file nor a row stays.</summary>
internal sealed record AttachFile(Caller Caller, Guid Id, string Name, Stream Content) : ICommand<Result<AttachFileReply>>;

/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Lower-case hex.</param>
/// <param name="Removed">What the copy for the jury, which reads anonymously, leaves out.</param>
/// <param name="Withheld">A warning: no such copy can be made, so that the jury will not get the file.</param>
public sealed record AttachFileReply(Guid Id, string Name, long Size, string ContentType, string Sha256, IReadOnlyList<FileTrace> Removed, Uncleanable? Withheld);

internal sealed class AttachFileEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/solutions/{id:guid}/files", async (Guid id, IFormFile file, Caller caller, ISender sender, CancellationToken cancel) =>
        {
            await using var content = file.OpenReadStream();
            return (await sender.Send(new AttachFile(caller, id, file.FileName, content), cancel)).ToCreated(reply => $"/api/solutions/{id}/files/{reply.Id}");
        })
        .DisableAntiforgery()
        .Allow(AccessDecision.AnyOf(Roles.Solver)).WithName("AttachFile").WithTags("Solving").TakesTeamCode().WithSummary("Add a file to a solution")
        .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(413);
}

internal sealed class AttachFileHandler(SolutionsDb db, IncomingFiles incoming) : ICommandHandler<AttachFile, Result<AttachFileReply>>
{
    public async ValueTask<Result<AttachFileReply>> Handle(AttachFile command, CancellationToken cancel)
    {
        if (await db.FindBidAsync(command.Id, command.Caller, cancel) is not { } bid)
            return Error.NotFound();
        // Asked before anything is read as well: nobody should send 25 MB to hear that the time is up.
        var allowed = bid.Solution.Allows(command.Caller.OrganisationId, SolutionAction.Attach, bid.Brief, await db.ClockAsync(cancel));
        if (allowed.Failed)
            return Result<AttachFileReply>.From(allowed);
        var taken = await incoming.TakeAsync(command.Caller, command.Id, command.Name, command.Content, upload: null, cancel);
        return taken.Failed ? Result<AttachFileReply>.From(taken) : Reply(taken.Value);
    }

    private static AttachFileReply Reply(SolutionFile file) => new(file.Id, file.Name, file.Size, file.ContentType, file.Sha256, file.Cleaning.Removed(), file.Cleaning.Refused());
}
