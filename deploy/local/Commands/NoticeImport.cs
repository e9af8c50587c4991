using Market.Challenges.Features.Importing;
using Market.Contracts;
using Market.Hosting.Access;
using Market.Hosting.Storage;
using Market.Identity;
using Market.Identity.Storage;
using Market.Kernel;

using Mediator;

using Microsoft.EntityFrameworkCore;

namespace Market.Local.Commands;

/// <summary>Imports a TED notice in the name of an officer, by the command that the portal uses too.</summary>
internal static class NoticeImport
{
    public static async Task<int> RunAsync(LocalOptions options, IServiceProvider challenges, Stream content, string? mail, CancellationToken cancel)
    {
        if (await FindOfficerAsync(options, mail, cancel) is not { } officer)
            return 2;
        using var scope = challenges.CreateScope();
        var imported = await scope.ServiceProvider.GetRequiredService<ISender>().Send(new ImportNotice(officer, content), cancel);
        if (imported.Failed)
        {
            await Console.Error.WriteLineAsync($"Not imported: {imported.Errors[0].Code} {string.Join(' ', imported.Errors[0].Values)}");
            return 1;
        }

        Console.WriteLine($"Imported as a draft of {officer.OrganisationName}: {options.PublicUrl}/mijn/uitdagingen/{imported.Value.Id}");
        foreach (var note in imported.Value.Notes)
            Console.WriteLine($"  {note.Severity} {note.Field}: {note.Code} {string.Join(", ", note.Details.Select(detail => $"{detail.Key} {detail.Value}"))}");
        return 0;
    }

    private static async Task<Caller?> FindOfficerAsync(LocalOptions options, string? mail, CancellationToken cancel)
    {
        await using var identity = SingleApp.Create(options, Apps.Identity, IdentityService.Create);
        await identity.Services.PrepareDatabaseAsync();
        using var scope = identity.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        var officers = (await db.People.AsNoTracking().Where(person => person.Active).ToListAsync(cancel)).Where(person => person.Roles.Contains(Roles.Officer)).ToList();
        if (officers.SingleOrDefault(person => person.Email == mail?.ToLowerInvariant()) is { OrganisationId: { } organisation } officer)
            return new Caller(officer.Id, officer.Name, organisation, (await db.Organisations.FindAsync([organisation], cancel))!.Name, officer.Roles.ToHashSet());
        await Console.Error.WriteLineAsync($"Say with --for which officer gets the draft: {(officers.Count == 0 ? "there is no officer yet, start the market first" : string.Join(", ", officers.Select(person => person.Email)))}");
        return null;
    }
}
