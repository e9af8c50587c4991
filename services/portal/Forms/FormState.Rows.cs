using System.Globalization;

using Microsoft.Extensions.Primitives;

namespace Market.Portal.Forms;

/// <summary>Lists inside a form: rows named <c>criteria[0].name</c>, added and removed by buttons, without a script.</summary>
public sealed partial class FormState
{
    private const int MaxRows = 100;

    /// <summary>How many rows of a list the form shows: the posted ones, else <paramref name="stored"/>.</summary>
    public int Rows(string list, int stored) => _posted is null ? stored : Math.Min(_posted.Keys.Select(key => IndexOf(list, key)).DefaultIfEmpty(-1).Max() + 1, MaxRows);

    /// <summary>Carries out the button that adds or removes a row (<c>add</c>, <c>remove-2</c>).</summary>
    /// <returns>False when it was another button.</returns>
    public bool ChangeRows(string list)
    {
        if (Button == "add")
        {
            _posted![$"{list}[{Rows(list, 0)}].id"] = "";
            return true;
        }

        if (!Button.StartsWith("remove-", StringComparison.Ordinal) || !int.TryParse(Button["remove-".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            return false;
        RemoveRow(list, index);
        return true;
    }

    /// <summary>Forgets rows in which nobody typed anything in the named fields.</summary>
    public void DropBlankRows(string list, params string[] fields)
    {
        for (var index = Rows(list, 0) - 1; index >= 0; index--)
        {
            var row = $"{list}[{index}].";
            if (!_posted!.Any(pair => fields.Any(field => pair.Key.StartsWith(row + field, StringComparison.Ordinal)) && !StringValues.IsNullOrEmpty(pair.Value)))
                RemoveRow(list, index);
        }
    }

    /// <summary>The id of a stored row; null of a new one.</summary>
    public Guid? Id(string row) => Guid.TryParse(Text($"{row}.id"), out var id) ? id : null;

    private void RemoveRow(string list, int removed)
    {
        foreach (var key in _posted!.Keys.Where(key => IndexOf(list, key) >= removed).OrderBy(key => IndexOf(list, key)).ToList())
        {
            var index = IndexOf(list, key);
            _posted.Remove(key, out var value);
            if (index > removed)
                _posted[string.Concat($"{list}[{index - 1}]", key.AsSpan(key.IndexOf(']') + 1))] = value;
        }
    }

    private static int IndexOf(string list, string key)
    {
        if (!key.StartsWith($"{list}[", StringComparison.Ordinal))
            return -1;
        return int.TryParse(key[(list.Length + 1)..].Split(']')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1;
    }
}
