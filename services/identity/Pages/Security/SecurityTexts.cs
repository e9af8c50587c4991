namespace Market.Identity.Pages.Security;

/// <summary>Every word on the pages about second factors.</summary>
public sealed record SecurityTexts
{
    public required string StepUp { get; init; }
    public required string StepUpIntro { get; init; }
    public required string Code { get; init; }
    public required string CodeHint { get; init; }
    public required string Confirm { get; init; }
    public required string LostFactor { get; init; }
    public required string CodesOfOthers { get; init; }
    public required string Codes { get; init; }
    public required string CodesIntro { get; init; }
    public required string CodesNone { get; init; }
    public required string CodesPerson { get; init; }
    public required string CodesWait { get; init; }
    public required string Security { get; init; }
    public required string SecurityIntro { get; init; }
    public required string Needed { get; init; }
    public required string Continue { get; init; }
    public required string Saved { get; init; }
    public required string App { get; init; }
    public required string AppNone { get; init; }
    public required string AppSince { get; init; }
    public required string AppSetUp { get; init; }
    public required string AppReplace { get; init; }
    public required string AppRemove { get; init; }
    public required string SetUpScan { get; init; }
    public required string QrCode { get; init; }
    public required string SetUpSecret { get; init; }
    public required string SetUpCode { get; init; }
    public required string SetUpCodeHint { get; init; }
    public required string Recovery { get; init; }
    public required string RecoveryIntro { get; init; }
    public required string RecoveryLeft { get; init; }
    public required string RecoveryRenew { get; init; }
    public required string RecoveryRenewHint { get; init; }
    public required string Passkeys { get; init; }
    public required string PasskeysNone { get; init; }
    public required string PasskeySignIn { get; init; }
    public required string PasskeyUse { get; init; }
    public required string PasskeyHint { get; init; }
    public required string PasskeyName { get; init; }
    public required string PasskeyNameHint { get; init; }
    public required string PasskeyAdd { get; init; }
    public required string PasskeyRename { get; init; }
    public required string PasskeyRemove { get; init; }
    public required string PasskeySince { get; init; }
    public required string PasskeyFailed { get; init; }
    public required string PasskeyNeedsScript { get; init; }
    public required string RemoveQuestion { get; init; }
}
