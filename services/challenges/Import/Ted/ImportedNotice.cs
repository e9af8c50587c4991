namespace Market.Challenges.Import;

/// <summary>A public procurement notice as read from TED; texts are plain, within the limits of <see cref="ImportedText"/>.</summary>
/// <param name="NoticeNumber">Number of the publication such as <c>557885-2019</c>; empty when the file names none.</param>
/// <param name="Language">Two lower-case letters: the language of the form the buyer filled in.</param>
/// <param name="NoticeKind">Stable name: <c>design-contest</c>, <c>design-contest-result</c>, <c>contract</c>, <c>contract-award</c>, <c>prior-information</c> or <c>other</c>.</param>
/// <param name="Title">One line, never empty.</param>
/// <param name="ShortDescription">Paragraphs parted by a line end; empty when the source has none.</param>
/// <param name="Cpv">CPV codes of eight digits, the main one first.</param>
/// <param name="Regions">NUTS codes of the place of performance.</param>
/// <param name="Deadline">The last moment to send in, on Brussels' clock unless the file writes an offset; null when not stated.</param>
/// <param name="Criteria">Weights that sum to exactly 100, or none.</param>
/// <param name="EstimatedValueCents">Estimated value without VAT in hundredths of <paramref name="Currency"/>, or null.</param>
/// <param name="Currency">ISO 4217 code; EUR when the file names none.</param>
/// <param name="Sections">Further texts of the notice in its order.</param>
public sealed record ImportedNotice(
    string NoticeNumber,
    string Language,
    string NoticeKind,
    ImportedBuyer Buyer,
    string Title,
    string ShortDescription,
    IReadOnlyList<string> Cpv,
    IReadOnlyList<string> Regions,
    DateTimeOffset? Deadline,
    IReadOnlyList<ImportedCriterion> Criteria,
    long? EstimatedValueCents,
    string Currency,
    IReadOnlyList<ImportedNoticeSection> Sections);

/// <summary>Who published a notice. <paramref name="Kbo"/> is the ten digits when the national number is a valid Belgian one.</summary>
public sealed record ImportedBuyer(string Name, string NationalId, string? Kbo, string Town, string Nuts, string Country);

/// <summary>One text of a notice: a stable name such as <c>description</c> or <c>criteria</c> and plain paragraphs.</summary>
public sealed record ImportedNoticeSection(string Name, IReadOnlyList<string> Paragraphs);

/// <summary>What reading a notice gave: the notice, or none with the reason among the notes.</summary>
public sealed record ImportedNoticeResult(ImportedNotice? Notice, IReadOnlyList<ImportNote> Notes);
