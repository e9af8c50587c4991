using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Market.Hosting.Storage;

/// <summary>Tells values that cannot change once they are made: simple ones, read-only collections, and records of such.</summary>
internal static class FixedValues
{
    // Bytes are keys and hashes, in which nobody writes.
    private static readonly Type[] Simple = [typeof(byte[]), typeof(string), typeof(decimal), typeof(Guid), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeSpan)];
    private static readonly Type[] Collections = [typeof(IReadOnlyList<>), typeof(IReadOnlyCollection<>), typeof(IReadOnlySet<>), typeof(IReadOnlyDictionary<,>), typeof(Nullable<>)];
    private static readonly ConcurrentDictionary<Type, string?> Known = [];

    /// <exception cref="InvalidOperationException">Something inside values of this type can be changed.</exception>
    public static void Require(Type type)
    {
        if (Known.GetOrAdd(type, each => WhyNot(each, [])) is { } why)
            throw new InvalidOperationException($"{type.Name} cannot be kept as JSON: {why} can be changed in place");
    }

    /// <summary>The first that can be changed; null when nothing can.</summary>
    private static string? WhyNot(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type) || type.IsPrimitive || type.IsEnum || Simple.Contains(type))
            return null;
        if (type.IsGenericType && Collections.Contains(type.GetGenericTypeDefinition()))
            return type.GetGenericArguments().Select(inside => WhyNot(inside, seen)).FirstOrDefault(why => why is not null);
        if (type.IsArray || type.IsInterface || type.Namespace?.StartsWith(nameof(System), StringComparison.Ordinal) == true)
            return type.Name;
        return type.GetProperties().Select(property => IsSet(property) ? $"{type.Name}.{property.Name}" : WhyNot(property.PropertyType, seen)).FirstOrDefault(why => why is not null);
    }

    private static bool IsSet(PropertyInfo property) =>
        property.SetMethod is { IsPublic: true } set && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
}
