using System.Globalization;

using CsvHelper;
using CsvHelper.Configuration;

using Market.Portal.Clients;
using Market.Portal.Forms;

namespace Market.Portal.Pages.Judging;

/// <summary>
/// Who judges what as text for a spreadsheet: a line for each pair, the number of the submission and the name of the juror as the page shows them, with a
/// line of headings before. Reads commas, semicolons and tabs, because spreadsheets write what the country is used to.
/// </summary>
internal static class AssignmentCsv
{
    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape, NewLine = "\r\n" };
    private static readonly CsvConfiguration Typed = new(CultureInfo.InvariantCulture) { HasHeaderRecord = false, DetectDelimiter = true, DetectDelimiterValues = [",", ";", "\t"], BadDataFound = null, MissingFieldFound = null };

    public static string Write(JuryAssignment assignment, string submission, string juror)
    {
        var names = assignment.Jurors.ToDictionary(each => each.PersonId, each => each.Name);
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, Format, leaveOpen: true))
        {
            foreach (var (alias, name) in assignment.Pairs.Where(pair => names.ContainsKey(pair.PersonId)).Select(pair => (pair.Alias, names[pair.PersonId])).Prepend((submission, juror)))
            {
                csv.WriteField(alias);
                csv.WriteField(name);
                csv.NextRecord();
            }
        }

        return text.ToString();
    }

    /// <summary>The pairs of a text; what cannot be is refused at the form's field <c>csv</c>, with the number of its line.</summary>
    public static IReadOnlyList<AssignmentPair> Read(string typed, JuryAssignment assignment, FormState form)
    {
        using var csv = new CsvReader(new StringReader(typed), Typed);
        var pairs = new List<AssignmentPair>();
        while (csv.Read())
        {
            var (alias, name) = (Cell(csv, 0), Cell(csv, 1));
            if (csv.Parser.RawRow > 1 || IsKnown(assignment, alias, name))
                Add(pairs, csv.Parser.RawRow, alias, name, assignment, form);
        }

        return [.. pairs.Distinct()];
    }

    /// <summary>An apostrophe before a name that looks like a formula was put there by <see cref="Write"/>.</summary>
    private static string Cell(CsvReader csv, int column) => csv.TryGetField<string>(column, out var text) ? (text ?? "").Trim().TrimStart('\'') : "";

    /// <summary>The first line may be headings.</summary>
    private static bool IsKnown(JuryAssignment assignment, string alias, string name) =>
        assignment.Aliases.Any(row => Same(row.Alias, alias)) || assignment.Jurors.Any(juror => Same(juror.Name, name));

    private static void Add(List<AssignmentPair> pairs, int line, string alias, string name, JuryAssignment assignment, FormState form)
    {
        var number = line.ToString(CultureInfo.InvariantCulture);
        var row = assignment.Aliases.FirstOrDefault(row => Same(row.Alias, alias));
        var jurors = assignment.Jurors.Where(juror => Same(juror.Name.TrimStart('\''), name)).ToList();
        if (row is null)
            form.Refuse("csv", "assignment.csv-submission", number, alias);
        else if (jurors.Count != 1)
            form.Refuse("csv", jurors.Count == 0 ? "assignment.csv-juror" : "assignment.csv-namesakes", number, name);
        else if (assignment.Conflicts.Contains(new AssignmentPair(jurors[0].PersonId, row.Alias)))
            form.Refuse("csv", "assignment.csv-conflict", number, jurors[0].Name, row.Alias);
        else
            pairs.Add(new AssignmentPair(jurors[0].PersonId, row.Alias));
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
