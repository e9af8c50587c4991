using Market.Kernel;

namespace Market.Solutions.Domain.Juries.Reporting;

/// <summary>
/// The report of one jury (its id is the challenge's): what the jury writes beside its scores, who signed which version of it, and the
/// version that was issued (Belgian royal decree of 18 April 2017, art. 82 §3). Each member reads, and signs, what that member may know of; only
/// the issued report is whole. After the issue nothing changes.
/// </summary>
internal sealed partial class JuryReport : Entity
{
    /// <summary>Characters of one text.</summary>
    public const int MaxText = 8000;

    public const int MaxMeetings = 20;

    private JuryReport()
    {
    }

    public JuryReport(Guid challengeId, LocalizedText title, Guid organisationId) => (Id, Title, OrganisationId) = (challengeId, title, organisationId);

    public LocalizedText Title { get; private set; } = new();

    public Guid OrganisationId { get; private set; }

    public ReportGeneral General { get; private set; } = ReportGeneral.Empty;

    /// <summary>Of the submissions that somebody wrote about.</summary>
    public IReadOnlyList<ReportSection> Sections { get; private set; } = [];

    /// <summary>The last one of each member; it counts while it is over what that member reads now.</summary>
    public IReadOnlyList<ReportSignature> Signatures { get; private set; } = [];

    public IssuedReport? Issued { get; private set; }

    public ReportSection SectionOf(string alias) => Sections.FirstOrDefault(section => section.Alias == alias) ?? ReportSection.Empty(alias);

    /// <summary>Whose signature the issue waits for.</summary>
    public IReadOnlyList<JuryMember> SignersOf(ReportCase file) => [.. file.Signers.Where(member => !IsUnable(member.PersonId))];

    /// <summary>What a member reads now.</summary>
    /// <param name="reader">Null for the whole report, which nobody reads before the issue.</param>
    /// <exception cref="InvalidOperationException">There is no report yet (<see cref="ReportCase.WhyNotYet"/> says why).</exception>
    public ReportContent ContentFor(JuryMember? reader, ReportCase file) => ReportContent.Of(file, this, reader);

    public bool IsSignedBy(Guid personId) => Signatures.Any(signature => signature.PersonId == personId);

    /// <summary>Whether the member signed exactly what the member reads now.</summary>
    public bool IsFresh(JuryMember member, ReportCase file) => Signatures.FirstOrDefault(signature => signature.PersonId == member.PersonId)?.Hash == ContentFor(member, file).Hash;

    /// <summary>What is still missing in what a member reads.</summary>
    /// <param name="reader">Null for the whole report.</param>
    public IReadOnlyList<Error> GapsFor(JuryMember? reader, ReportCase file) =>
    [
        .. General.Meetings.Count == 0 ? [ReportErrors.NoMinutes] : Array.Empty<Error>(),
        .. file.EntrantsFor(reader).SelectMany(entrant => GapsOf(SectionOf(entrant.Alias), entrant, file.Jury)),
    ];

    /// <summary>Signs what the member reads now.</summary>
    /// <param name="hash">Of what the member has read; another version is not signed unread.</param>
    public Result Sign(JuryMember member, string hash, ReportCase file, DateTimeOffset now)
    {
        if (IsUnable(member.PersonId))
            return ReportErrors.RecordedUnable;
        if (WhyNotNow(member, file, now) is { Failed: true } refusal)
            return refusal;
        var content = ContentFor(member, file);
        if (content.Hash != hash)
            return ReportErrors.OtherVersion;
        Signatures = [.. Signatures.Where(other => other.PersonId != member.PersonId), new ReportSignature(member.PersonId, member.Name, content.ToJson(), hash, now)];
        if (member.Chair && SignersOf(file).Where(signer => !IsFresh(signer, file)).Select(signer => signer.PersonId).ToList() is { Count: > 0 } others)
            Raise(new SignaturesWereAsked(Id, Title, others));
        return Result.Done;
    }

    /// <summary>
    /// The chair makes the report final, also where it is about a submission that the chair may not know of: who may know of that one signed for it, so that no
    /// reason given here tells that it exists.
    /// </summary>
    /// <param name="hash">Of what the chair has read.</param>
    public Result Issue(JuryMember chair, string hash, ReportCase file, DateTimeOffset now)
    {
        if (WhyNotNow(chair, file, now) is { Failed: true } refusal)
            return refusal;
        if (ContentFor(chair, file).Hash != hash)
            return ReportErrors.OtherVersion;
        var signers = SignersOf(file);
        var waiting = signers.Where(member => !IsFresh(member, file)).ToLookup(member => IsSignedBy(member.PersonId), member => member.Name);
        if (waiting.Count > 0)
            return Result.Refused([.. waiting.OrderBy(group => group.Key).Select(group => group.Key ? ReportErrors.SignatureStale([.. group]) : ReportErrors.SignatureMissing([.. group]))]);
        // Who signed can have stood down since.
        if (signers.Count * 2 <= file.Signers.Count)
            return ReportErrors.MajoritySigns;
        if (IsIncomplete(signers, file, now))
            return ReportErrors.Incomplete;
        var whole = ContentFor(null, file);
        Signatures = [.. Signatures.Where(signature => signers.Any(member => member.PersonId == signature.PersonId))];
        Issued = new IssuedReport(whole.ToJson(), whole.Hash, Guid.CreateVersion7(now), chair.PersonId, chair.Name, now);
        file.Jury.Settle(now);
        Raise(new ReportWasIssued(Id, Title, OrganisationId, Issued, [.. signers.Select(member => member.PersonId)]));
        return Result.Done;
    }

    private Result WhyNotNow(JuryMember member, ReportCase file, DateTimeOffset now)
    {
        if (Issued is not null)
            return ReportErrors.Issued;
        if (Meeting is not null)
            return MeetingErrors.Running;
        var entrants = file.EntrantsFor(member);
        return file.WhyNotYet(entrants) is { } early ? early : Result.Refused([.. GapsFor(member, file), .. file.WaitingForAnswers(entrants, now).Select(ReportErrors.QuestionOpen)]);
    }

    /// <summary>Whether something is not in order that the chair may not know of.</summary>
    private bool IsIncomplete(IReadOnlyList<JuryMember> signers, ReportCase file, DateTimeOffset now) =>
        file.WhyNotYet(file.Entrants) is not null || GapsFor(null, file).Count > 0 || file.WaitingForAnswers(file.Entrants, now).Count > 0
        || file.Entrants.Any(entrant => signers.All(member => !file.EntrantsFor(member).Contains(entrant)));

    private IEnumerable<Error> GapsOf(ReportSection section, Entrant entrant, Jury jury)
    {
        if (!section.HasText)
            yield return ReportErrors.TextMissing(section.Alias);
        if (jury.Members.Any(member => jury.IsConflicted(member, entrant) && WasInTheRoom(member.PersonId, section)))
            yield return ReportErrors.PresentInConflict(section.Alias);
    }

    /// <summary>Where it was spoken of in a meeting that was held in the market, the last time counts: a conflict that came to light after the first is mended by speaking of it anew.</summary>
    private bool WasInTheRoom(Guid personId, ReportSection section) => section.Sittings is [.., var last]
        ? last.Present.Contains(personId)
        : General.Meetings.Any(meeting => meeting.Present.Contains(personId)) && !section.Left.Contains(personId);
}
