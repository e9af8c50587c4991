using Market.Kernel;
using Market.Solutions.Domain.Juries;

namespace Market.Solutions.Tests.Domain.Juries;

/// <summary>A panel of natural persons who are independent, of whom enough are qualified (requirements L8, L9).</summary>
public sealed class JuryCompositionTests
{
    private static readonly IReadOnlySet<Guid> Nobody = new HashSet<Guid>();
    private readonly Panel _panel = new("Jan", "Els", "Tom");

    private Jury Jury => _panel.Jury;

    private string Read => RequiredQualification.RevisionOf(Jury.Qualification);

    [Fact]
    public void A_panel_with_a_chair_is_lawful_and_told_what_is_customary()
    {
        Assert.Null(Jury.WhyNotLawful(Nobody));
        Assert.Equal([CompositionRule.Number], Unmet());
        _panel.Join("Vijfde");
        Assert.Empty(Unmet());
    }

    [Fact]
    public void Without_a_chair_it_is_not()
    {
        Panel.Done(_panel.StandDown(_panel.Chair));
        Assert.Equal(JuryErrors.ChairMissing, Jury.WhyNotLawful(Nobody));
    }

    [Fact]
    public void Nobody_judges_who_wrote_approved_or_opened()
    {
        var officials = new HashSet<Guid> { _panel.Jurors[0] };
        var refusal = Jury.WhyNotLawful(officials)!;
        Assert.Equal(("composition.holds-office", "Jan"), (refusal.Code, Assert.Single(refusal.Values)));
        Panel.Done(_panel.StandDown(_panel.Jurors[0]));
        Assert.Null(Jury.WhyNotLawful(officials));
    }

    [Fact]
    public void Observers_may_be_of_the_body_and_count_for_nothing()
    {
        var observer = _panel.Join("Waarnemer", seat: Seat.Observer);
        Assert.Null(Jury.WhyNotLawful(new HashSet<Guid> { observer }));
        Assert.Contains(CompositionRule.Number, Unmet());
    }

    [Theory, InlineData(0, false), InlineData(1, false), InlineData(2, true), InlineData(4, true)]
    public void At_least_a_third_has_the_required_qualification(int holders, bool met)
    {
        Panel.Done(Jury.StateQualification("Architect", [.. _panel.Jurors.Append(_panel.Chair).Take(holders).Select(id => new QualifiedMember(id, "Orde van Architecten"))], Read));
        Assert.Equal(met ? null : JuryErrors.TooFewQualified, Jury.WhyNotLawful(Nobody));
    }

    [Fact]
    public void A_reserve_counts_from_the_moment_of_moving_up()
    {
        var reserve = _panel.Join("Architecte", seat: Seat.Reserve);
        Panel.Done(Jury.StateQualification("Architect", [new(reserve, "Orde van Architecten"), new(_panel.Jurors[0], "Gelijkwaardig: 20 jaar ontwerp")], Read));
        Assert.Equal(JuryErrors.TooFewQualified, Jury.WhyNotLawful(Nobody));
        Panel.Done(_panel.StandDown(_panel.Jurors[1]));
        Assert.Null(Jury.WhyNotLawful(Nobody));
        Panel.Done(_panel.StandDown(_panel.Jurors[0]));
        Panel.Done(Jury.StateQualification("", [], Read));
        Assert.Null(Jury.WhyNotLawful(Nobody));
    }

    [Fact]
    public void A_qualification_is_stated_of_members_and_with_proof()
    {
        var observer = _panel.Join("Waarnemer", seat: Seat.Observer);
        Panel.Refused(JuryErrors.QualifiedUnknown(0), Jury.StateQualification("Architect", [new(observer, "Diploma")], Read));
        Panel.Refused(JuryErrors.ProofMissing(0), Jury.StateQualification("Architect", [new(_panel.Chair, " ")], Read));
        Panel.Refused(JuryErrors.ProofTooLong(0), Jury.StateQualification("Architect", [new(_panel.Chair, new string('a', 301))], Read));
        Panel.Refused(JuryErrors.QualificationTooLong, Jury.StateQualification(new string('a', 501), [], Read));
        Panel.Refused(JuryErrors.QualificationMissing, Jury.StateQualification("", [new(_panel.Chair, "Diploma")], Read));
        Assert.Null(Jury.Qualification);
    }

    [Fact]
    public void Nobody_overwrites_what_somebody_else_stated_meanwhile_and_the_same_may_be_said_twice()
    {
        var read = Read;
        Panel.Done(Jury.StateQualification("Architect", [new(_panel.Chair, "Diploma")], read));
        Panel.Done(Jury.StateQualification("Architect", [new(_panel.Chair, "Diploma")], read));
        Panel.Refused(Error.Conflict("changed-meanwhile"), Jury.StateQualification("Architect", [], read));
        Panel.Done(Jury.StateQualification("", [], Read));
        Assert.Equal(read, Read);
    }

    private IEnumerable<CompositionRule> Unmet() => Jury.Composition(Nobody).Where(finding => !finding.Met).Select(finding => finding.Rule);
}
