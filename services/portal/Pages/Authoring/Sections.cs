using Market.Portal.Clients;
using Market.Portal.Words;

namespace Market.Portal.Pages.Authoring;

/// <summary>The parts of a draft, in the order in which people fill them in.</summary>
/// <param name="Key">As the service names it in its checks.</param>
/// <param name="Path">Last part of the address.</param>
/// <param name="Fields">Fields of the request bodies that belong to it.</param>
internal sealed record Section(string Key, string Path, params string[] Fields);

internal static class Sections
{
    public static readonly IReadOnlyList<Section> All =
    [
        new("need", "nood", "title", "summary", "need", "outcome"),
        new("taxonomy", "thema", "origin", "phases", "regions", "process"),
        new("criteria", "criteria", "criteria"),
        new("questions", "vragen", "questions"),
        new("prizes", "prijzen", "prizes"),
        new("documents", "documenten", "documents"),
        new("sealing", "verzegeling", "level", "officerIds", "threshold"),
        new("dates", "planning", "publishAt", "deadline", "openingFrom", "judgingUntil", "awardBy"),
    ];

    /// <summary>The remarks of the approver about this part.</summary>
    public static IReadOnlyList<ChallengeRemark> RemarksOf(this ChallengeDetail challenge, Section section) =>
        [.. (challenge.Remarks ?? []).Where(remark => remark.Field == section.Key || section.Fields.Contains(remark.Field.Split('.', '[')[0]))];

    /// <summary>A field of a request body in words: <c>criteria[2].weight</c> → Criteria 3.</summary>
    public static string FieldName(this UiTexts texts, string? field)
    {
        if (string.IsNullOrEmpty(field))
            return texts["field.whole"];
        var parts = field.Split('.');
        var list = parts[0].Split('[', ']');
        var name = texts.Has($"field.{list[0]}") ? texts[$"field.{list[0]}"] : list[0];
        var number = list.Length > 1 && int.TryParse(list[1], out var index) ? $" {index + 1}" : "";
        var language = parts[^1] is "nl" or "en" or "fr" ? $" ({texts[$"language.{parts[^1]}"]})" : "";
        return name + number + language;
    }
}
