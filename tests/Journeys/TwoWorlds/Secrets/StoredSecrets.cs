using Market.Contracts;
using Market.Journeys.Access.World;
using Market.Journeys.TwoWorlds.Crawling;
using Market.Local.Demo;

namespace Market.Journeys.TwoWorlds.Secrets;

/// <summary>Secrets in what something is. World B is world A with the rows that hold it otherwise, so that ids, times and order are the same by construction.</summary>
internal static class StoredSecrets
{
    private static readonly DemoOrganisation Twin = DemoOrganisations.Individual;
    private static readonly string[] WithBids = ["open", "sealed", "opened", "evaluating", "reporting"];

    /// <summary>Tables that say who everybody is.</summary>
    private static readonly string[] Directories = ["people", "organisations", "recipient", "organisation"];

    public static IReadOnlyList<Secret> All { get; } =
    [
        Of("who leads a bid", WithBids, Knowing.TeamAndInvited, "solver-a-lead", WordsOf(AccessPeople.Lead), world => SwapCompany(world, AccessPeople.Lead)) with { Elsewhere = ["evaluating"] },
        Of("who is a partner in a bid", WithBids, Knowing.TeamAndInvited, "solver-a-lead", WordsOf(AccessPeople.InTwo), world => SwapCompany(world, AccessPeople.InTwo)),
        Of("who is in a jury", ["evaluating"], [.. Knowing.Body, .. Knowing.Jury], "owner1", WordsOf(AccessPeople.As("juror-assigned")), world => SwapMember(world, AccessPeople.As("juror-assigned"), ["evaluating"])),
        Of("who was in a jury", ["published"], [.. Knowing.Body, .. Knowing.Jury, "auditor"], "owner1", WordsOf(AccessPeople.As("juror-assigned")), world => SwapMember(world, AccessPeople.As("juror-assigned"), ["published"])),
        Of("who is a reserve", [KeptSecrets.WithReserves], [.. Knowing.Body, .. Knowing.Accepted], "owner1", WordsOf(AccessPeople.Reserves[0]), world => SwapMember(world, AccessPeople.Reserves[0], [KeptSecrets.WithReserves])),
        Of("a score that is not final", ["evaluating"], ["juror-conflicted"], "juror-conflicted", ["70", "71", "7", "7.1"], world => ChangeScores(world, "juror-conflicted", world.Objects.Room("evaluating"), 70)),
        Of("a score that is final", ["evaluating"], Knowing.Judges, "juror-assigned", ["70", "71", "7", "7.1"], world => ChangeScores(world, "juror-assigned", world.Objects.Room("evaluating"), 70)),
        Of("a score before the report is issued", ["reporting"], Knowing.Jury, "chair", ["80", "81", "8", "8.1"], world => ChangeScores(world, "juror-assigned", world.Objects.Room("reporting"), 80)),
        Of("a score of a bid that the chair may not see", [], ["owner2", "juror-of-other"], "owner2", ["80", "81", "8", "8.1"], world => ChangeScores(world, "juror-of-other", world.Objects.Room("ranked", other: true), 80)) with { Elsewhere = ["ranked"] },
        Of("a score in the practice", [KeptSecrets.Practising], ["juror-assigned"], "juror-assigned", ["70", "80", "7", "8"], ChangePractice),
        Of("who asked a question", [KeptSecrets.Asking], Knowing.Judges, "chair", WordsOf(AccessPeople.As("juror-assigned")), ChangeAsker),
        Of("a report that is being written", ["reporting"], Knowing.Jury, "chair", ["Eensgezind", "Sterk"], DeleteReport),
        Of("whether a rival submitted", ["open", "sealed"], ["solver-b", "partner-in-two"], "solver-b", [.. WordsOf(AccessPeople.Rival), "1", "2"], DeleteRival),
        new("what is in a sealed bid", ["open", "sealed"], [], Knowing.Team.ToHashSet(), "solver-a-lead", ["Stille wacht", SealedBid.Title, SealedBid.FileName, "1"], SealedBid.RewriteAsync),
        Of("a draft of a challenge", AccessChallenges.Unpublished, Knowing.Body, "owner1", ["Matrix", "draft", "dra", AccessChallenges.Of("draft").Id.ToString()], DeleteDrafts),
    ];

    private static Secret Of(string name, IReadOnlyList<string> states, IReadOnlyList<string> knowing, string witness, IReadOnlyList<string> words, Action<OtherWorld> change) =>
        new(name, states, [], knowing.ToHashSet(), witness, words, world =>
        {
            change(world);
            return Task.CompletedTask;
        });

    /// <summary>Name, its words, the beginning of one, enterprise number, id.</summary>
    private static List<string> WordsOf(DemoOrganisation organisation) =>
        [organisation.Name, organisation.Name.Split(' ')[0], organisation.Name[..3], .. organisation.Kbo is { } kbo ? [kbo] : Array.Empty<string>(), organisation.Id.ToString()];

    private static List<string> WordsOf(DemoPerson person) => [person.Name, person.Name[..3], person.Email, person.Id.ToString()];

    private static IReadOnlyList<KnownRoom> Rooms(OtherWorld world, IReadOnlyList<string> states) =>
        [.. world.Objects.Rooms.Where(room => states.Contains(room.State))];

    /// <summary>The company changes places with one that offers nothing, in the bid of the matrix only; of the rival's nothing changes.</summary>
    private static void SwapCompany(OtherWorld world, DemoOrganisation company)
    {
        var anchors = Rooms(world, WithBids).SelectMany(room => room.Anchors[room.Solutions[0]]).Select(id => id.ToString()).ToList();
        foreach (var app in new[] { Apps.Solutions, Apps.Notifications })
            world.Swap(app, anchors, [(company.Id.ToString(), Twin.Id.ToString()), (company.Name, Twin.Name)], Directories);
    }

    private static void SwapMember(OtherWorld world, DemoPerson member, IReadOnlyList<string> states)
    {
        var other = AccessPeople.Spare;
        var anchors = Rooms(world, states).Where(room => !room.Other).Select(room => room.Id.ToString()).ToList();
        world.Swap(Apps.Solutions, anchors, [(member.Id.ToString(), other.Id.ToString()), (member.Name, other.Name)], Directories);
        world.Swap(Apps.Notifications, anchors, [(member.Id.ToString(), other.Id.ToString())], Directories);
    }

    private static void ChangeScores(OtherWorld world, string juror, KnownRoom room, int tenths) => world.Edit(
        Apps.Solutions, "score_sheets", [AccessPeople.As(juror).Id.ToString(), room.Id.ToString()],
        text => text.Replace($"\"tenths\":{tenths}", $"\"tenths\":{tenths + 1}", StringComparison.Ordinal));

    private static void ChangePractice(OtherWorld world) => world.Edit(
        Apps.Solutions, "practice_rounds", [world.Objects.Room(KeptSecrets.Practising).Id.ToString()], text => text.Replace("\"tenths\":70", "\"tenths\":80", StringComparison.Ordinal));

    private static void ChangeAsker(OtherWorld world) => world.Edit(
        Apps.Solutions, "jury_talks", [world.Objects.Room(KeptSecrets.Asking).Id.ToString()],
        text => text.Replace($"\"askedBy\":\"{AccessPeople.As("juror-assigned").Id}\"", $"\"askedBy\":\"{AccessPeople.As("chair").Id}\"", StringComparison.Ordinal));

    private static void DeleteReport(OtherWorld world) => world.Delete(Apps.Solutions, [world.Objects.Room("reporting").Id.ToString()], "jury_reports");

    private static void DeleteRival(OtherWorld world)
    {
        foreach (var room in Rooms(world, ["open", "sealed"]))
        {
            foreach (var app in new[] { Apps.Solutions, Apps.Notifications })
                world.Delete(app, [.. room.Anchors[room.Solutions[1]].Select(id => id.ToString())]);
        }
    }

    private static void DeleteDrafts(OtherWorld world) =>
        world.Delete(Apps.Challenges, [.. Rooms(world, AccessChallenges.Unpublished).Select(room => room.Id.ToString())]);
}
