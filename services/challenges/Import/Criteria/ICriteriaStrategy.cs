namespace Market.Challenges.Import;

/// <summary>One way in which judging texts write weights. A strategy only finds mentions; it does not judge their sum.</summary>
internal interface ICriteriaStrategy
{
    IEnumerable<WeightMention> Find(IReadOnlyList<TextLine> lines);
}
