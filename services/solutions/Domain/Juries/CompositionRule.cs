namespace Market.Solutions.Domain.Juries;

/// <summary>What a panel is held to. Where the source is "advice", it is told and stops nothing.</summary>
public enum CompositionRule
{
    /// <summary>Royal decree of 18 April 2017, art. 81: natural persons.</summary>
    NaturalPersons,

    /// <summary>Art. 81: independent of the participants. Met when every juror has declared; what no juror may know of is kept from each by the market.</summary>
    Independent,

    /// <summary>Nobody who wrote, approved or opened the challenge judges it (art. 82 §1: the jury is autonomous).</summary>
    NoOffice,

    /// <summary>Art. 81: where participants need a qualification, at least a third of the jurors has it or an equivalent.</summary>
    Qualification,

    /// <summary>Somebody who accepted chairs.</summary>
    Chair,

    /// <summary>Advice: five jurors or more, as guides for Flemish design contests ask.</summary>
    Number,

    /// <summary>Advice, from the same guides: at least one juror from outside the public body.</summary>
    Outsider,
}

/// <param name="Stops">While it is not met nothing is assigned, and no report is issued.</param>
/// <param name="Names">Of the members because of whom it is not met.</param>
internal sealed record CompositionFinding(CompositionRule Rule, bool Met, bool Stops, IReadOnlyList<string> Names);
