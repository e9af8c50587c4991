using System.Linq.Expressions;

namespace Market.Kernel;

/// <summary>A named condition that reads the same in a query and in memory.</summary>
public abstract class Specification<T>
{
    private Func<T, bool>? _compiled;

    public abstract Expression<Func<T, bool>> Condition { get; }

    public bool IsSatisfiedBy(T candidate) => (_compiled ??= Condition.Compile())(candidate);
}

public static class SpecificationExtensions
{
    public static IQueryable<T> Where<T>(this IQueryable<T> source, Specification<T> specification) => source.Where(specification.Condition);
}
