using System.Collections;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Market.Hosting;

/// <summary>
/// The one JSON dialect of the market: camelCase, enums as text, unknown and repeated properties refused. A property may be left
/// out when its type may be null or its constructor parameter has a default; a missing number is never read as 0.
/// </summary>
public static class MarketJson
{
    public static readonly JsonSerializerOptions Options = Apply(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>For events and stored documents: as <see cref="Options"/>, but a reader skips fields that it does not know yet and does without those that older writers did not know.</summary>
    public static readonly JsonSerializerOptions Tolerant = new(Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip, RespectRequiredConstructorParameters = false };

    public static JsonSerializerOptions Apply(JsonSerializerOptions options)
    {
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.MaxDepth = 32;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new CleanTextConverter());
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LetNullableBeLeftOut, RefuseNullItems } };
        return options;
    }

    private static void LetNullableBeLeftOut(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => property.IsRequired && property.IsSetNullable))
            property.IsRequired = false;
    }

    /// <summary>Null annotations are respected for properties only; an item of a list that is null would reach handlers unchecked.</summary>
    private static void RefuseNullItems(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || type.Properties.Where(IsListOfObjects).ToList() is not { Count: > 0 } lists)
            return;
        type.OnDeserialized = value =>
        {
            if (lists.FirstOrDefault(list => ((IEnumerable?)list.Get!(value))?.Cast<object?>().Contains(null) == true) is { } list)
                throw new JsonException($"An item of {list.Name} is null");
        };
    }

    private static bool IsListOfObjects(JsonPropertyInfo property) =>
        property is { Get: not null, PropertyType: { IsGenericType: true } type } && type.IsAssignableTo(typeof(IEnumerable))
        && type.GetGenericArguments() is [{ IsValueType: false }];

    /// <summary>Text arrives in Unicode normalisation form C; NUL and lone surrogates are refused, because databases and mails choke on them.</summary>
    private sealed class CleanTextConverter : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            var text = reader.GetString();
            return text is null ? null : Clean(text) ?? throw new JsonException("Text holds NUL or half a character");
        }

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

        private static string? Clean(string text)
        {
            if (text.Contains('\0'))
                return null;
            try
            {
                return text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);
            }
            catch (ArgumentException)
            {
                return null;
            }
        }
    }
}
