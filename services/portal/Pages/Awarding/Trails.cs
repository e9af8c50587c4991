using Market.Hosting.Access;
using Market.Kernel;
using Market.Portal.Clients;
using Market.Portal.Components;
using Market.Portal.Words;

namespace Market.Portal.Pages.Awarding;

/// <summary>The way back from what is read after the award, for each who reads it.</summary>
internal static class Trails
{
    public static IReadOnlyList<Crumb> ToAward(UiTexts texts, Caller reader, Guid challengeId, LocalizedText title) => reader switch
    {
        _ when reader.Is(Roles.Auditor) => [new Crumb(texts["heard.title"], "/toezicht")],
        _ when reader.Is(Roles.Officer) || reader.Is(Roles.Approver) => [new Crumb(texts["nav.own-challenges"], "/mijn/uitdagingen"), new Crumb(texts.Of(title), $"/mijn/uitdagingen/{challengeId}"), new Crumb(texts["award.title"], $"/gunning/{challengeId}")],
        _ => [new Crumb(texts["juries.title"], "/jury"), new Crumb(texts.Of(title), $"/jury/{challengeId}")],
    };
}
