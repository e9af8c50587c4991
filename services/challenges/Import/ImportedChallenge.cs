namespace Market.Challenges.Import;

/// <summary>A past challenge as read from a feed: every text is cleaned and within the limits of <see cref="ImportedText"/>.</summary>
/// <param name="ExternalId">The identity in the source; the same file read twice gives the same identities.</param>
/// <param name="Title">Plain text, one line, never empty.</param>
/// <param name="Tagline">Plain text, one line; empty when the source has none.</param>
/// <param name="Agency">The body that ran it, as written; empty when the source has none.</param>
/// <param name="PartnerAgencies">Partner bodies, public first, split where the source lists several.</param>
/// <param name="Types">Kinds of challenge as the source names them, without repeats.</param>
/// <param name="Url">The https page of the challenge, or null.</param>
/// <param name="PrizeTotalCents">Total cash prize in hundredths of <paramref name="Currency"/>, 0 or more; null when not stated.</param>
/// <param name="Currency">ISO 4217 code of every amount.</param>
/// <param name="Prizes">Separate prizes where the prizes text states amounts.</param>
/// <param name="SubmissionStart">First moment of submission with the source's offset, or null when not understood.</param>
/// <param name="SubmissionEnd">Deadline with the source's offset, or null when not understood.</param>
/// <param name="Sections">Sanitised HTML.</param>
/// <param name="Criteria">Weights that sum to exactly 100, or none.</param>
/// <param name="FiscalYear">As written; empty when the source has none.</param>
/// <param name="LegalAuthority">As written; empty when the source has none.</param>
public sealed record ImportedChallenge(
    string ExternalId,
    string Title,
    string Tagline,
    string Agency,
    IReadOnlyList<string> PartnerAgencies,
    IReadOnlyList<string> Types,
    Uri? Url,
    long? PrizeTotalCents,
    string Currency,
    IReadOnlyList<ImportedPrize> Prizes,
    DateTimeOffset? SubmissionStart,
    DateTimeOffset? SubmissionEnd,
    ImportedSections Sections,
    IReadOnlyList<ImportedCriterion> Criteria,
    string FiscalYear,
    string LegalAuthority);

/// <summary>One prize: an optional rank (1 is the best), its amount in hundredths, and the words it stood in.</summary>
public sealed record ImportedPrize(int? Rank, long AmountCents, string Label);

/// <summary>One judging criterion; <paramref name="Weight"/> is a percentage above 0 and at most 100, with at most two decimals.</summary>
public sealed record ImportedCriterion(string Name, decimal Weight);

/// <summary>Sanitised HTML of the parts of a challenge; empty where the source has no text.</summary>
public sealed record ImportedSections(string Description, string Prizes, string Rules, string Judging, string HowToEnter);

/// <summary>
/// One row of a source file. <paramref name="Number"/> counts from 1 in the order of the file; 0 is the file itself,
/// used for notes about a file that could not be read to its end. A row without a challenge was skipped.
/// </summary>
public sealed record ImportedRow(int Number, string ExternalId, ImportedChallenge? Challenge, IReadOnlyList<ImportNote> Notes);
