namespace Market.Solutions.Domain.Juries.Conflicts;

/// <summary>What a link leads to.</summary>
public enum NodeKind
{
    Person,
    Organisation,

    /// <summary>An enterprise number (KBO).</summary>
    Number,

    /// <summary>A mail domain.</summary>
    Domain,
}

public enum LinkKind
{
    /// <summary>Works for it now.</summary>
    Works,

    /// <summary>Worked for it.</summary>
    Worked,

    /// <summary>The juror declared an interest in it.</summary>
    Declared,

    /// <summary>One of the three above, where the reader may not know which.</summary>
    Tie,

    /// <summary>The juror named somebody close: family, or whom the juror lives with or is bound to.</summary>
    Close,

    /// <summary>Has, or had, this enterprise number.</summary>
    Number,

    /// <summary>Has an address in this mail domain, which is not open to everybody.</summary>
    Mail,

    /// <summary>Offers or offered together.</summary>
    Consortium,

    /// <summary>One of the two does or did a part of the work for the other without being a partner.</summary>
    Subcontract,
}

public enum ConflictWeight
{
    /// <summary>The chair decides whether the juror may judge.</summary>
    Warning,

    /// <summary>The juror never judges it.</summary>
    Conflict,
}

/// <param name="Key">An id, a number, a domain, or the name of a close person whom the market does not know.</param>
internal readonly record struct Node(NodeKind Kind, string Key)
{
    public static Node Person(Guid id) => new(NodeKind.Person, id.ToString());

    public static Node Organisation(Guid id) => new(NodeKind.Organisation, id.ToString());

    public static Node Number(string number) => new(NodeKind.Number, number);
}

/// <summary>One link of a chain, and what it leads to. The first one starts at the juror.</summary>
internal sealed record ChainStep(LinkKind Kind, Node To);

/// <summary>How a juror is linked to an organisation in the team of a submission: a chain whose last link leads to that organisation.</summary>
internal sealed record Finding(Guid PersonId, string Alias, ConflictWeight Weight, IReadOnlyList<ChainStep> Steps)
{
    public static Finding Of(Guid personId, string alias, IReadOnlyList<ChainStep> steps) => new(personId, alias, Weigh(steps), steps);

    /// <summary>
    /// Independence asks that a juror is neither a member nor a partner of a participant, nor shares its enterprise number or mail domain
    /// (quality S-12), now or before, and that nobody close is. The same number is the same organisation. Whatever is further away is weighed by the chair.
    /// </summary>
    private static ConflictWeight Weigh(IReadOnlyList<ChainStep> steps) => steps.Where(step => step.Kind != LinkKind.Number).Select(step => step.Kind).ToList() switch
    {
        [LinkKind.Works or LinkKind.Worked or LinkKind.Declared] => ConflictWeight.Conflict,
        [LinkKind.Close, LinkKind.Works] => ConflictWeight.Conflict,
        [LinkKind.Mail, LinkKind.Mail, LinkKind.Works] => ConflictWeight.Conflict,
        _ => ConflictWeight.Warning,
    };

    /// <summary>
    /// Chains of the same links are alike, under whatever names they pass. Of a conflict every organisation in the team counts by itself: one tie that is disputed or ends hides no other.
    /// </summary>
    internal string Likeness => Weight == ConflictWeight.Conflict ? $"{Links} {Steps[^1].To.Key}" : Links;

    private string Links => ShapeOf(Steps.Where(step => step.Kind != LinkKind.Number));

    /// <summary>Chains of the same kinds say the same to who may not know the names.</summary>
    internal string Shape => ShapeOf(Steps);

    /// <summary>The chain in full.</summary>
    internal string Path => string.Join('\n', Steps.Select(step => $"{step.Kind} {step.To.Kind} {step.To.Key}"));

    private static string ShapeOf(IEnumerable<ChainStep> steps) => string.Join(' ', steps.Select(step => $"{step.Kind}-{step.To.Kind}"));
}
