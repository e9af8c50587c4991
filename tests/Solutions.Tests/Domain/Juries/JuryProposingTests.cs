using Market.Solutions.Domain.Juries;

namespace Market.Solutions.Tests.Domain.Juries;

public sealed class JuryProposingTests
{
    [Fact]
    public void What_is_locked_stays_even_where_without_it_everybody_could_have_less()
    {
        var panel = new Panel("Jan", "Ilse");
        var (jan, ilse) = (panel.Jurors[0], panel.Jurors[1]);
        // One each would do if Ilse had A, which is all that she may judge, and Jan another.
        Panel.Done(panel.Declare(ilse, panel.B.OrganisationIds[0], panel.C.OrganisationIds[0]));
        Panel.Done(panel.Assign((jan, panel.A)));
        Panel.Done(panel.Lock(jan, panel.A));

        var proposal = panel.Jury.Propose(panel.Jury.Active(panel.Chair)!, 1, panel.Entrants).Value;

        Assert.Equal(2, proposal.Load);
        Assert.Equal([new Pair(jan, "A"), new Pair(panel.Chair, "B"), new Pair(panel.Chair, "C")], proposal.Pairs);
    }
}
