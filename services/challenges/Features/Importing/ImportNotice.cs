using Market.Challenges.Domain;
using Market.Challenges.Import;
using Market.Challenges.Storage;
using Market.Hosting.Access;
using Market.Hosting.Endpoints;
using Market.Kernel;

using Mediator;

using Microsoft.AspNetCore.Mvc;

namespace Market.Challenges.Features.Importing;

/// <summary>An officer turns a notice of Tenders Electronic Daily (XML) into a draft of the own body, in the notice's language.</summary>
internal sealed record ImportNotice(Caller Caller, Stream Content) : ICommand<Result<ImportNoticeReply>>;

/// <param name="Notes">What was left out or changed, and why.</param>
public sealed record ImportNoticeReply(Guid Id, IReadOnlyList<ImportNote> Notes);

internal sealed class ImportNoticeEndpoint : IEndpoint
{
    /// <summary>Bytes; a long notice has a tenth of it.</summary>
    private const long MaxRequest = 10 * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/challenges/notice-imports", async (IFormFile file, Caller caller, ISender sender, CancellationToken cancel) =>
        {
            await using var content = file.OpenReadStream();
            return (await sender.Send(new ImportNotice(caller, content), cancel)).ToCreated(reply => $"/api/challenges/{reply.Id}");
        })
        .Allow(AccessDecision.AnyOf(Roles.Officer)).WithName("ImportNotice").WithTags("Importing").WithSummary("Turn a TED notice into a draft")
        .DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(MaxRequest))
        .ProducesProblem(400).ProducesProblem(403).ProducesProblem(409).ProducesProblem(413);
}

internal sealed class ImportNoticeHandler(ChallengesDb db, TimeProvider time) : ICommandHandler<ImportNotice, Result<ImportNoticeReply>>
{
    public async ValueTask<Result<ImportNoticeReply>> Handle(ImportNotice command, CancellationToken cancel)
    {
        var (notice, notes) = TedNotice.Read(command.Content);
        if (notice is null)
            return ChallengeErrors.NoticeUnreadable(notes.Count > 0 ? notes[^1].Code : "");
        var (now, actor) = (time.GetUtcNow(), command.Caller.ToActor());
        var id = Guid.CreateVersion7(now);
        var drafted = Challenge.FromNotice(id, ToDraft(notice, id), actor, now, await db.InPreparationAsync(actor, cancel));
        if (drafted.Failed)
            return Result<ImportNoticeReply>.From(drafted);
        db.Challenges.Add(drafted.Value);
        await db.SaveChangesAsync(cancel);
        return new ImportNoticeReply(id, notice.Deadline <= now
            ? [.. notes, ImportNote.Skipped("import.deadline-past", "deadline", ("deadline", $"{notice.Deadline:u}"))]
            : notes);
    }

    private static NoticeDraft ToDraft(ImportedNotice notice, Guid id) => new(
        notice.Language, notice.Title, notice.ShortDescription.Split('\n')[0], Paragraphs(notice), ProcessOf(notice.NoticeKind), notice.Regions,
        WholePercents.Of(notice.Criteria, notice.Language, $"{id}"), notice.Deadline, new ChallengeSource("TED", notice.NoticeNumber, Page(notice.NoticeNumber)));

    private static string Paragraphs(ImportedNotice notice) =>
        string.Join("\n\n", notice.ShortDescription.Split('\n').Concat(notice.Sections.SelectMany(section => section.Paragraphs)).Where(text => text.Length > 0).Distinct());

    private static ProcessType? ProcessOf(string kind) => kind switch
    {
        "design-contest" or "design-contest-result" => ProcessType.DesignContest,
        "prior-information" => ProcessType.MarketConsultation,
        _ => null,
    };

    private static string? Page(string number) => number.Length == 0 ? null : $"https://ted.europa.eu/nl/notice/-/detail/{Uri.EscapeDataString(number)}";
}
