using System.Globalization;
using System.Security.Cryptography;
using System.Text;

using Market.Hosting.Endpoints;
using Market.Portal.Clients;
using Market.Portal.Words;

using Microsoft.Extensions.Primitives;

namespace Market.Portal.Forms;

/// <summary>
/// One form on one page: what was typed, and what was refused. Field names are the property paths of the request body
/// (<c>criteria[2].weight</c>), so that a service's refusal finds its field by itself.
/// </summary>
public sealed partial class FormState
{
    private readonly Dictionary<string, StringValues>? _posted;
    private readonly IFormFileCollection? _files;
    private readonly List<ProblemError> _errors = [];
    private readonly List<string> _fields = [];
    private readonly Dictionary<string, string> _labels = [];
    private readonly string _freshKey = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <param name="name">Unique on its page.</param>
    public FormState(HttpContext http, string name)
    {
        Name = name;
        if (HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType && http.Request.Form["_handler"] == name)
        {
            _posted = new Dictionary<string, StringValues>(http.Request.Form, StringComparer.Ordinal);
            _files = http.Request.Form.Files;
        }
    }

    private FormState(string name) => Name = name;

    public string Name { get; }

    public bool IsPosted => _posted is not null;

    public bool Failed => _errors.Count > 0;

    public IReadOnlyList<ProblemError> Errors => _errors;

    /// <summary>The form as nobody has typed in it yet, to show after it was carried out.</summary>
    public static FormState Blank(string name) => new(name);

    /// <summary>
    /// Names the request that the form makes, for what must not happen twice: a second click, the back button and a reload send the same
    /// one. Kept until its outcome is known.
    /// </summary>
    public string RequestKey => MayBeDone && Text("key") is { Length: > 0 } sent ? sent : _freshKey;

    /// <summary>It was sent, and nobody refused it: it was carried out, or nobody knows.</summary>
    public bool MayBeDone => IsPosted && _errors.All(error => error.Code == "service.unavailable");

    /// <summary>Which button sent the form: the value of the one named <c>do</c>.</summary>
    public string Button => Text("do");

    /// <summary>What was typed, trimmed, with line ends as <c>\n</c>; empty when nothing was.</summary>
    public string Text(string name) =>
        _posted is null || !_posted.TryGetValue(name, out var values) || values is not [{ } value, ..] ? "" : value.ReplaceLineEndings("\n").Replace("\0", "", StringComparison.Ordinal).Trim();

    public IReadOnlyList<string> All(string name) => _posted is not null && _posted.TryGetValue(name, out var values) ? [.. values.OfType<string>().Where(value => value.Length > 0)] : [];

    public bool Checked(string name) => All(name).Count > 0;

    /// <summary>The file that was chosen, empty or not.</summary>
    public IFormFile? File(string name) => _files?.GetFile(name) is { FileName.Length: > 0 } file ? file : null;

    public bool Has(string name) => _posted?.ContainsKey(name) == true;

    public int? Integer(string name) => int.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A whole number that must be there; refused under the field, and 0, when it is not.</summary>
    public int Whole(string name)
    {
        if (Integer(name) is { } number)
            return number;
        Refuse(name, "form.whole");
        return 0;
    }

    /// <summary>A number with a comma or a point; refused under the field when it is filled in but no number.</summary>
    public decimal? Decimal(string name)
    {
        if (Text(name) is not { Length: > 0 } text)
            return null;
        if (decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        Refuse(name, "form.number");
        return null;
    }

    /// <summary>An amount in euros as people type it (<c>12.500</c>, <c>12 500,50</c>), in cents.</summary>
    public long? Cents(string name)
    {
        if (Text(name) is not { Length: > 0 } text)
            return null;
        if (Amounts.TryRead(text, out var cents))
            return cents;
        Refuse(name, "form.amount");
        return null;
    }

    /// <summary>Date and time in Brussels, from the inputs of a DateTimeField; refused under the field when it cannot be.</summary>
    public DateTimeOffset? Moment(string name)
    {
        var moment = BrusselsTime.Read(Text($"{name}.date"), Text($"{name}.time"), Text($"{name}.fold"));
        if (moment.Kind is LocalMomentKind.OutOfRange)
            Refuse(name, "form.time-range", $"{BrusselsTime.FirstYear}", $"{BrusselsTime.LastYear}");
        else if (moment.Kind is LocalMomentKind.Unreadable or LocalMomentKind.DoesNotExist or LocalMomentKind.Ambiguous)
            Refuse(name, moment.Kind switch { LocalMomentKind.DoesNotExist => "form.time-skipped", LocalMomentKind.Ambiguous => "form.time-twice", _ => "form.time" });
        return moment.Instant;
    }

    /// <summary>A day that must be there; refused under the field when it is not.</summary>
    public DateOnly Day(string name)
    {
        if (!DateOnly.TryParseExact(Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            Refuse(name, "form.day");
        return day;
    }

    public void Refuse(string? field, string code, params IReadOnlyList<string> values) => _errors.Add(new ProblemError(code, field, values));

    /// <summary>Takes over what a service refused.</summary>
    /// <returns>True when the service did it.</returns>
    public bool Accept(Answer answer)
    {
        _errors.AddRange(answer.Errors);
        return answer.Done;
    }

    /// <summary>A field says that it stands on the page, so that errors can point to it.</summary>
    /// <param name="label">What its errors are named after at the top; null for a statement that is too long for that.</param>
    public void Register(string field, string? label)
    {
        if (_fields.Contains(field))
            return;
        _fields.Add(field);
        if (label is not null)
            _labels[field] = label;
    }

    public string? LabelOf(string field) => _labels.GetValueOrDefault(field);

    /// <summary>The field on the page that a refusal is about: itself, else its first part, else none.</summary>
    public string? FieldOf(ProblemError error) =>
        error.Field is not { } path ? null
        : _fields.Contains(path) ? path
        : _fields.FirstOrDefault(field => field.StartsWith(path + ".", StringComparison.Ordinal) || field.StartsWith(path + "[", StringComparison.Ordinal));

    public IEnumerable<ProblemError> ErrorsOf(string field) => _errors.Where(error => FieldOf(error) == field);

    /// <summary>The id of the input with this name.</summary>
    public static string IdOf(string field)
    {
        var id = new StringBuilder("f-");
        foreach (var letter in field)
            id.Append(char.IsAsciiLetterOrDigit(letter) ? letter : '-');
        return id.ToString().TrimEnd('-');
    }
}
