using System.Text.Json;

namespace Market.Local.Sidecar.Subscriptions;

/// <summary>
/// A routing rule in the part of CEL that routing uses: <c>event.field</c> and <c>event["field"]</c>, strings, numbers, true,
/// false and null, lists, comparison, <c>in</c>, <c>&amp;&amp; || !</c>, brackets, <c>has()</c>, <c>size()</c>,
/// <c>startsWith()</c>, <c>endsWith()</c> and <c>contains()</c>.
/// </summary>
internal sealed class RouteRule
{
    private readonly Func<JsonElement, object?> expression;

    private RouteRule(string text, Func<JsonElement, object?> expression)
    {
        Text = text;
        this.expression = expression;
    }

    /// <summary>The rule as it was written.</summary>
    public string Text { get; }

    /// <exception cref="FormatException">The text is outside the supported part of CEL.</exception>
    public static RouteRule Parse(string text) => new(text, new RuleParser(text).Parse());

    /// <summary>Whether the event is meant.</summary>
    /// <exception cref="RuleFailure">The rule reads a field the event lacks, or compares what cannot be compared.</exception>
    public bool Matches(JsonElement cloudEvent) =>
        expression(cloudEvent) as bool? ?? throw new RuleFailure($"the rule {Text} gives no truth value");
}

/// <summary>A rule could not be worked out for one event.</summary>
internal sealed class RuleFailure(string message) : Exception(message);
