using Market.Kernel;

namespace Market.Solutions.Domain.Juries;

/// <summary>Whether the panel is what the law asks (Belgian royal decree of 18 April 2017, art. 81).</summary>
internal sealed partial class Jury
{
    /// <summary>Jurors that guides for Flemish design contests ask for; the decree's article names no number.</summary>
    public const int UsualJurors = 5;

    /// <summary>Null when the challenge asks for none.</summary>
    public RequiredQualification? Qualification { get; private set; }

    /// <summary>The jurors who accepted: they make the panel.</summary>
    public IEnumerable<JuryMember> Sitting() => Members.Where(member => member.IsSitting);

    /// <summary>By what the member has the required qualification; null when not, and when none is asked.</summary>
    public string? QualificationOf(Guid personId) => Qualification?.Holders.FirstOrDefault(holder => holder.PersonId == personId)?.Proof;

    /// <summary>States which qualification the notice asks and who has it; before the report is issued (the caller sees to that), because it is part of it.</summary>
    /// <param name="text">Empty when it asks for none.</param>
    /// <param name="read">Revision of what whoever states it has read (see <see cref="RequiredQualification.RevisionOf"/>).</param>
    public Result StateQualification(string text, IReadOnlyList<QualifiedMember> holders, string read)
    {
        List<Error> errors =
        [
            .. text.Length > RequiredQualification.MaxText ? [JuryErrors.QualificationTooLong] : Array.Empty<Error>(),
            .. text.Length == 0 && holders.Count > 0 ? [JuryErrors.QualificationMissing] : Array.Empty<Error>(),
            .. holders.Index().SelectMany(holder => Check(holder.Item, holder.Index)),
        ];
        if (errors.Count > 0)
            return Result.Refused(errors);
        var stated = text.Length == 0 ? null : new RequiredQualification(text, [.. holders.DistinctBy(holder => holder.PersonId)]);
        var now = RequiredQualification.RevisionOf(Qualification);
        if (now == RequiredQualification.RevisionOf(stated))
            return Result.Done;
        if (now != read)
            return Error.Conflict("changed-meanwhile");
        Qualification = stated;
        return Result.Done;
    }

    /// <param name="officials">Who wrote, approved or opened the challenge.</param>
    public IReadOnlyList<CompositionFinding> Composition(IReadOnlySet<Guid> officials)
    {
        List<JuryMember> sitting = [.. Sitting()];
        List<string> inOffice = [.. Members.Where(member => member.IsActive && member.Seat != Seat.Observer && officials.Contains(member.PersonId)).Select(member => member.Name)];
        List<string> undeclared = [.. sitting.Where(member => !member.IsReady).Select(member => member.Name)];
        return
        [
            new(CompositionRule.NaturalPersons, true, true, []),
            // Who has not declared reads nothing, so there is nothing to stop.
            new(CompositionRule.Independent, undeclared.Count == 0, false, undeclared),
            new(CompositionRule.NoOffice, inOffice.Count == 0, true, inOffice),
            new(CompositionRule.Qualification, IsQualified(sitting), true, []),
            new(CompositionRule.Chair, sitting.Any(member => member.Chair), true, []),
            new(CompositionRule.Number, sitting.Count >= UsualJurors, false, []),
            new(CompositionRule.Outsider, sitting.Any(member => member.OrganisationIds.LastOrDefault() != OrganisationId), false, []),
        ];
    }

    /// <summary>Why nothing can be assigned and no report issued; null when the panel is lawful.</summary>
    public Error? WhyNotLawful(IReadOnlySet<Guid> officials) =>
        Composition(officials).FirstOrDefault(finding => finding is { Stops: true, Met: false }) switch
        {
            null => null,
            { Rule: CompositionRule.NoOffice, Names: var names } => JuryErrors.HoldsOffice(names),
            { Rule: CompositionRule.Qualification } => JuryErrors.TooFewQualified,
            _ => JuryErrors.ChairMissing,
        };

    private bool IsQualified(List<JuryMember> sitting) =>
        Qualification is null || (sitting.Count > 0 && 3 * sitting.Count(member => QualificationOf(member.PersonId) is not null) >= sitting.Count);

    private IEnumerable<Error> Check(QualifiedMember holder, int index)
    {
        if (Active(holder.PersonId) is not { Seat: not Seat.Observer })
            yield return JuryErrors.QualifiedUnknown(index);
        if (string.IsNullOrWhiteSpace(holder.Proof))
            yield return JuryErrors.ProofMissing(index);
        else if (holder.Proof.Length > RequiredQualification.MaxProof)
            yield return JuryErrors.ProofTooLong(index);
    }
}
