namespace Market.Local.Tests.Doctor;

/// <summary>A change to rows of one service, by hand, after which one invariant does not hold.</summary>
/// <param name="Service">In whose database.</param>
/// <param name="Breaks">The invariant, with <c>market</c> in front when it lies between services, else the service.</param>
/// <param name="Sql">SQLite.</param>
/// <param name="Also">What cannot but break with it.</param>
public sealed record Mutation(string Service, string Breaks, string Sql, params IReadOnlyList<string> Also)
{
    /// <summary>An id that stands for nothing, as SQLite keeps ids.</summary>
    public const string Nobody = "'00000000-0000-7000-8000-0000000000AA'";

    public string Name => Breaks.Contains(' ') ? Breaks : $"{Service} {Breaks}";

    public IEnumerable<string> Expected => Also.Select(other => other.Contains(' ') ? other : $"{Service} {other}").Append(Name);

    public override string ToString() => Name;
}
