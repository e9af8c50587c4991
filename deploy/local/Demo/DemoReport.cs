using Market.Hosting.Access;
using Market.Solutions.Domain.Juries;
using Market.Solutions.Features.Judging;
using Market.Solutions.Features.Reporting;

using Mediator;

namespace Market.Local.Demo;

/// <summary>What the demo juries write in their reports: one is issued, one half written.</summary>
internal static class DemoReport
{
    public static readonly StateQualificationBody Qualification = new(
        "Erkend deskundige in integrale veiligheid", [new StateQualificationHolder(DemoPeople.Chair.Id, "Verzonnen register van veiligheidskundigen, nr. 14"), new StateQualificationHolder(DemoPeople.Reserve.Id, "Gelijkwaardig: tien jaar verzonnen veldwerk")], RequiredQualification.RevisionOf(null));

    private const string General = "De jury las alle indieningen onder hun letter en besprak ze in één vergadering. Over de rangschikking was zij eensgezind.";

    /// <summary>The general part and what all three judged are written; the chair has the submission left on which a juror has a conflict.</summary>
    public static async Task DraftAsync(IServiceProvider services, CancellationToken cancel)
    {
        await WriteGeneralAsync(services, DemoChallenges.Reporting, cancel);
        await WriteSectionsAsync(services, DemoChallenges.Reporting, 1, cancel);
    }

    /// <summary>Written by the chair, signed by all, issued.</summary>
    public static async Task IssueAsync(IServiceProvider services, CancellationToken cancel)
    {
        var (sender, challenge, chair) = (services.GetRequiredService<ISender>(), DemoChallenges.Awarded, DemoRules.CallerOf(DemoPeople.Chair));
        await WriteGeneralAsync(services, challenge, cancel);
        await WriteSectionsAsync(services, challenge, int.MaxValue, cancel);
        foreach (var juror in DemoJuryFill.Jury.Select(DemoRules.CallerOf))
            DemoRules.Require(await sender.Send(new SignReport(juror, challenge.Id, new SignReportBody(await HashAsync(sender, juror, challenge, cancel))), cancel));
        DemoRules.Require(await sender.Send(new IssueReport(chair, challenge.Id, new IssueReportBody(await HashAsync(sender, chair, challenge, cancel))), cancel));
    }

    private static async Task WriteGeneralAsync(IServiceProvider services, DemoChallenge challenge, CancellationToken cancel)
    {
        var day = DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        var meeting = new WriteReportMeeting(day, [.. DemoJuryFill.Jury.Append(DemoPeople.Observer).Select(person => person.Id)]);
        DemoRules.Require(await services.GetRequiredService<ISender>().Send(new WriteReport(DemoRules.CallerOf(DemoPeople.Chair), challenge.Id, new WriteReportBody(0, General, [meeting])), cancel));
    }

    /// <summary>Who has a conflict left the room.</summary>
    private static async Task WriteSectionsAsync(IServiceProvider services, DemoChallenge challenge, int most, CancellationToken cancel)
    {
        foreach (var (demo, alias) in (await DemoJuryFill.AliasesAsync(services, challenge, cancel)).Take(most))
        {
            var (merits, remarks, toClarify) = About(demo.Scores);
            List<Guid> left = [.. DemoJuryFill.Jury.Zip(demo.Scores).Where(given => given.Second.Count == 0).Select(given => given.First.Id)];
            DemoRules.Require(await services.GetRequiredService<ISender>().Send(new WriteReportSection(DemoRules.CallerOf(DemoPeople.Chair), challenge.Id, alias, new WriteReportSectionBody(0, merits, remarks, toClarify, left)), cancel));
        }
    }

    private static async Task<string> HashAsync(ISender sender, Caller reader, DemoChallenge challenge, CancellationToken cancel)
    {
        var read = await sender.Send(new GetReport(reader, challenge.Id), cancel);
        DemoRules.Require(read);
        return read.Value.Hash!;
    }

    /// <param name="scores">Of each juror, by criterion.</param>
    private static (string Merits, string Remarks, string ToClarify) About(IReadOnlyList<IReadOnlyList<int?>> scores) => scores.SelectMany(values => values).Average() switch
    {
        >= 8 => ("Het voorstel vertrekt van de dagelijkse praktijk en de winst is goed te meten.", "De planning is strak, maar haalbaar.", "Wie onderhoudt de toestellen na de proef?"),
        >= 6 => ("Een degelijke aanpak met een ervaren team.", "De stap van de proef naar dagelijks gebruik blijft vaag.", "Welke gegevens worden bewaard, en hoelang?"),
        _ => ("Het idee is fris en met weinig middelen te proberen.", "De uitwerking is te beperkt voor deze nood.", ""),
    };
}
