using Market.Portal.Clients;
using Market.Portal.Forms;

namespace Market.Portal.Pages.Judging;

/// <summary>The answer to an invitation, sent from the list of juries or from the jury's room.</summary>
internal static class Invitations
{
    // Several invitations may stand on one page: the field's id must be one of a kind.
    public static string ReasonField(Guid challengeId) => $"reason.{challengeId}";

    public static Task<Answer> SendAnswerAsync(this JuriesClient juries, Guid challengeId, FormState form) =>
        IsAccepted(form) ? juries.AnswerAsync(challengeId, true, null) : juries.AnswerAsync(challengeId, false, form.Text(ReasonField(challengeId)));

    /// <summary>Where to go after the answer, and what to say there.</summary>
    public static (string Path, string Done) After(Guid challengeId, FormState form) =>
        IsAccepted(form) ? ($"/jury/{challengeId}/verklaring", "jury-accepted") : ("/jury", "jury-declined");

    private static bool IsAccepted(FormState form) => form.Button == "accept";
}
