using Market.Kernel;
using Market.Solutions.Domain.Solving;

namespace Market.Solutions.Domain.Juries.Reporting;

/// <summary>Members who cannot sign: the report names them with the reason, and most of the members signed all the same.</summary>
internal sealed partial class JuryReport
{
    public IReadOnlyList<UnableSigner> Unable { get; private set; } = [];

    public bool IsUnable(Guid personId) => Unable.Any(unable => unable.PersonId == personId);

    /// <summary>The chair records that a member cannot sign. What everybody reads changes with it, so whoever signed before signs anew.</summary>
    public Result RecordUnable(JuryMember chair, Guid personId, string? reason, ReportCase file, DateTimeOffset now)
    {
        if (Issued is not null)
            return ReportErrors.Issued;
        if (file.WhyNotYet(file.EntrantsFor(chair)) is { } early)
            return early;
        if (personId == chair.PersonId)
            return ReportErrors.ChairSigns;
        if (SignersOf(file).FirstOrDefault(member => member.PersonId == personId) is not { } member)
            return ReportErrors.NotASigner;
        if (IsFresh(member, file))
            return ReportErrors.SignsAlready;
        if (string.IsNullOrWhiteSpace(reason))
            return JuryErrors.ReasonMissing;
        if (reason.Length > Jury.MaxReason)
            return JuryErrors.ReasonTooLong;
        if ((SignersOf(file).Count - 1) * 2 <= file.Signers.Count)
            return ReportErrors.MajoritySigns;
        Unable = [.. Unable, new UnableSigner(personId, member.Name, Text.Lines(reason), chair.PersonId, now)];
        Signatures = [.. Signatures.Where(signature => signature.PersonId != personId)];
        return Result.Done;
    }

    /// <summary>The chair takes it back: the member signs after all.</summary>
    public Result TakeBackUnable(Guid personId)
    {
        if (Issued is not null)
            return ReportErrors.Issued;
        if (!IsUnable(personId))
            return ReportErrors.NotASigner;
        Unable = [.. Unable.Where(unable => unable.PersonId != personId)];
        return Result.Done;
    }
}
