using System.Text.Json.Nodes;

using Market.Contracts;
using Market.Journeys.Access.World;
using Market.Journeys.TwoWorlds.Crawling;
using Market.Local.Demo;

namespace Market.Journeys.TwoWorlds.Secrets;

/// <summary>What the market keeps to itself, one world B for each.</summary>
internal static class AllSecrets
{
    /// <summary>One persona for each way of looking at the market; those whose colleagues see the same are left out.</summary>
    public static readonly IReadOnlyList<string> Curious =
    [
        "owner1", "juror-assigned", "solver-b", "visitor", "chair", "juror-conflicted", "solver-a-lead", "owner2", "approver2", "juror-unassigned",
        "chair-conflicted", "partner-pending", "admin", "auditor", "member", "juror-of-other", "juror-revoked", "disabled", "narrow-token",
    ];

    private static readonly DemoOrganisation Twin = DemoOrganisations.Individual;

    /// <summary>
    /// Who looks at the pages too, one for each kind of page. The portal knows only what the services answer to the reader's own token, so that to others
    /// it can tell no more than the API, which they all crawl.
    /// </summary>
    public static readonly IReadOnlyList<string> AtPages = ["owner1", "juror-assigned", "solver-b", "visitor", "chair", "solver-a-lead"];

    /// <summary>What a juror declares in world B; it names a member of the public, as a mention would.</summary>
    private static readonly string Interest = $"Ik gaf raad aan {Twin.Name}, samen met {AccessPeople.As("member").Name}.";
    private static readonly string[] Body = ["owner1", "owner1-solver2", "approver1-author", "approver2", "low-loa"];
    private static readonly string[] Jury = ["chair", "juror-assigned", "juror-conflicted", "juror-unassigned"];
    private static readonly string[] Team = ["solver-a-lead", "solver-a-member", "partner-pending", "partner-accepted", "partner-in-two"];
    private static readonly string[] WithBids = ["open", "sealed", "opened", "evaluating", "reporting"];

    /// <summary>Tables that say who everybody is.</summary>
    private static readonly string[] Directories = ["people", "organisations", "recipient", "organisation"];

    public static IReadOnlyDictionary<string, Secret> All { get; } = new Secret[]
    {
        new("who leads a bid", WithBids, ["evaluating"], Set(Team), "solver-a-lead", WordsOf(AccessPeople.Lead), world => SwapCompany(world, AccessPeople.Lead)),
        new("who is a partner in a bid", WithBids, [], Set(Team), "solver-a-lead", WordsOf(AccessPeople.InTwo), world => SwapCompany(world, AccessPeople.InTwo)),
        new("who is in a jury", ["evaluating", "published"], [], Set(Body, Jury), "owner1", WordsOf(AccessPeople.As("juror-assigned")), SwapJuror),
        new("a score that is not final", ["evaluating"], [], Set(["juror-conflicted"]), "juror-conflicted", ["70", "71", "7", "7.1"], world => ChangeScores(world, "juror-conflicted", "evaluating", 70)),
        new("a score that is final", ["evaluating"], [], Set(["juror-assigned", "chair"]), "juror-assigned", ["70", "71", "7", "7.1"], world => ChangeScores(world, "juror-assigned", "evaluating", 70)),
        new("a score before the report is issued", ["reporting"], [], Set(Jury, Body), "chair", ["80", "81", "8", "8.1"], world => ChangeScores(world, "juror-assigned", "reporting", 80)),
        new("an interest that a juror declared", ["evaluating"], [], Set(["juror-assigned"]), "juror-assigned", WordsOf(Twin), ChangeDeclaration),
        new("whether a rival submitted", ["open", "sealed"], [], Set(["solver-b", "partner-in-two"]), "solver-b", [.. WordsOf(AccessPeople.Rival), "1", "2"], DeleteRival),
        new("a draft of a challenge", AccessChallenges.Unpublished, [], Set(Body), "owner1", ["Matrix", "draft", "dra", AccessChallenges.Of("draft").Id.ToString()], DeleteDrafts),
    }.ToDictionary(secret => secret.Name);

    private static HashSet<string> Set(params IReadOnlyList<string>[] personas) => [.. personas.SelectMany(names => names)];

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

    private static void SwapJuror(OtherWorld world)
    {
        var (juror, other) = (AccessPeople.As("juror-assigned"), AccessPeople.Spare);
        var anchors = Rooms(world, ["evaluating", "published"]).Where(room => !room.Other).Select(room => room.Id.ToString()).ToList();
        world.Swap(Apps.Solutions, anchors, [(juror.Id.ToString(), other.Id.ToString()), (juror.Name, other.Name)], Directories);
        world.Swap(Apps.Notifications, anchors, [(juror.Id.ToString(), other.Id.ToString())], Directories);
    }

    private static void ChangeScores(OtherWorld world, string juror, string state, int tenths) => world.Edit(
        Apps.Solutions, "score_sheets", [AccessPeople.As(juror).Id.ToString(), world.Objects.Room(state).Id.ToString()],
        text => text.Replace($"\"tenths\":{tenths}", $"\"tenths\":{tenths + 1}", StringComparison.Ordinal));

    /// <summary>An interest in a company that takes part in nothing, so that nothing follows from it; the statement names somebody.</summary>
    private static void ChangeDeclaration(OtherWorld world) => world.Edit(Apps.Solutions, "juries", [world.Objects.Room("evaluating").Id.ToString()], members =>
    {
        if (!members.Contains("\"declaration\"", StringComparison.Ordinal))
            return members;
        var list = JsonNode.Parse(members)!.AsArray();
        var juror = list.Single(member => Guid.Parse((string)member!["personId"]!) == AccessPeople.As("juror-assigned").Id)!["declaration"]!;
        juror["statement"] = Interest;
        juror["organisationIds"] = new JsonArray(Twin.Id.ToString());
        return list.ToJsonString();
    });

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
