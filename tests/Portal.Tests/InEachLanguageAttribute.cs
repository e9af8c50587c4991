using System.Reflection;

using Xunit.Sdk;
using Xunit.v3;

namespace Market.Portal.Tests;

/// <summary>Each of the values in each of the three languages.</summary>
internal sealed class InEachLanguageAttribute(params string[] values) : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        ITheoryDataRow[] rows = [.. values.SelectMany(value => new[] { "nl", "en", "fr" }.Select(language => new TheoryDataRow(value, language)))];
        return ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>(rows);
    }

    public override bool SupportsDiscoveryEnumeration() => true;
}
