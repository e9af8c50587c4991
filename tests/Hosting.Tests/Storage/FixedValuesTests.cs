using Market.Hosting.Storage;
using Market.Kernel;

namespace Market.Hosting.Tests.Storage;

public sealed class FixedValuesTests
{
    [Theory]
    [InlineData(typeof(string))]
    [InlineData(typeof(LocalizedText))]
    [InlineData(typeof(IReadOnlyList<Fixed>))]
    [InlineData(typeof(IReadOnlyDictionary<string, DateTimeOffset?>))]
    public void A_record_of_fixed_values_is_one(Type type) => FixedValues.Require(type);

    [Theory]
    [InlineData(typeof(List<string>))]
    [InlineData(typeof(string[]))]
    [InlineData(typeof(IList<string>))]
    [InlineData(typeof(Changing))]
    [InlineData(typeof(IReadOnlyList<Holding>))]
    [InlineData(typeof(IReadOnlyDictionary<string, Changing>))]
    public void What_can_be_changed_in_place_is_refused(Type type) => Assert.Throws<InvalidOperationException>(() => FixedValues.Require(type));

    public sealed record Fixed(string Name, IReadOnlyList<Fixed> Inside, decimal? Sum)
    {
        public int Number { get; init; }
    }

    public sealed record Changing
    {
        public string Name { get; set; } = "";
    }

    public sealed record Holding(List<string> Names);
}
