namespace Market.Solutions.Domain.Juries.Conflicts;

/// <param name="MailDomain">Lower case; empty when not known.</param>
/// <param name="Works">The present organisation; null of who has none, or whose access is closed.</param>
/// <param name="Worked">Earlier organisations.</param>
internal sealed record PersonFact(Guid Id, string Name, string MailDomain, Guid? Works, IReadOnlyList<Guid> Worked);

/// <param name="Numbers">Every enterprise number that it has had.</param>
internal sealed record OrganisationFact(Guid Id, IReadOnlyList<string> Numbers);

/// <summary>What the market knows of who belongs together.</summary>
/// <param name="Earlier">Who offered together elsewhere, and with which subcontractors, as far as the radar may know of it.</param>
internal sealed record ConflictFacts(IReadOnlyList<PersonFact> People, IReadOnlyList<OrganisationFact> Organisations, IReadOnlyList<Entrant> Earlier);

/// <summary>Somebody who judges, or may be asked to, with what only this person says.</summary>
/// <param name="Earlier">Organisations that the jury knew the person in.</param>
internal sealed record Suspect(Guid PersonId, IReadOnlyList<Guid> Earlier, Declaration? Declaration)
{
    public static Suspect Of(JuryMember member) => new(member.PersonId, member.OrganisationIds, member.Declaration);
}

/// <summary>Somebody close to a juror, as the juror named this person.</summary>
/// <param name="OrganisationId">Where this person works, when the juror said so.</param>
internal sealed record ClosePerson(string Name, Guid? OrganisationId)
{
    /// <summary>Characters.</summary>
    public const int LongestName = 100;
}

/// <summary>What a juror declares besides organisations of the directory.</summary>
/// <param name="Numbers">Enterprise numbers, ten digits each, of organisations that may not be in the directory.</param>
internal sealed record DeclaredTies(IReadOnlyList<string> Numbers, IReadOnlyList<ClosePerson> Close)
{
    /// <summary>Numbers, and persons.</summary>
    public const int Most = 30;

    public static readonly DeclaredTies None = new([], []);

    /// <summary>Whether everything that was declared before is in it.</summary>
    public bool Keeps(DeclaredTies before) => !before.Numbers.Except(Numbers).Any() && !before.Close.Except(Close).Any();
}
