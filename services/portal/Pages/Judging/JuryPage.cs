using Market.Portal.Clients;
using Market.Portal.Components;
using Market.Portal.Forms;

using Microsoft.AspNetCore.Components;

namespace Market.Portal.Pages.Judging;

/// <summary>What the pages of one jury share: the jury, the way back, and who is led elsewhere first.</summary>
public abstract class JuryPage : MarketComponent
{
    [Inject] public required JuriesClient Juries { get; set; }

    [Parameter] public Guid ChallengeId { get; set; }

    protected Answer<JuryRoom>? Jury { get; private set; }

    protected string Room => $"/jury/{ChallengeId}";

    protected override async Task OnInitializedAsync() => Jury = await Juries.FindAsync(ChallengeId);

    /// <summary>Leads a member who has not accepted or declared yet to where that is done.</summary>
    /// <returns>True when the service may be asked; it refuses who has no part in the work.</returns>
    protected bool MayWork()
    {
        if (ValueOf(Jury) is not { } jury)
            return false;
        if (jury.Me is not { IsReady: false } me)
            return true;
        Go(me is { State: "accepted", Declared: false } ? $"{Room}/verklaring" : Room);
        return false;
    }

    /// <summary>The jury's room says why something cannot be done now.</summary>
    /// <returns>True when the answer is one to show here.</returns>
    protected bool StaysHere(Answer answer)
    {
        if (answer.Kind != AnswerKind.Refused)
            return true;
        Go(Room);
        return false;
    }

    protected static FormState? FailedOf(params FormState[] forms) => forms.FirstOrDefault(form => form.Failed);

    /// <summary>Pages above the jury's room, and the room itself for the pages under it.</summary>
    protected IReadOnlyList<Crumb> TrailOf(JuryRoom jury, bool inRoom = false)
    {
        var above = jury.Me is null
            ? new[] { new Crumb(T["nav.own-challenges"], "/mijn/uitdagingen"), new Crumb(T.Of(jury.Title), $"/mijn/uitdagingen/{ChallengeId}") }
            : [new Crumb(T["juries.title"], "/jury")];
        return inRoom ? above : [.. above, new Crumb(jury.Me is null ? T["room.title"] : T.Of(jury.Title), Room)];
    }
}
