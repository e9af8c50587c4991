namespace Market.Identity.Domain;

/// <summary>The six kinds of actor in the market, as they stand in tokens and events.</summary>
internal static class OrganisationTypes
{
    public const string Company = "company";
    public const string PublicBody = "public-body";
    public const string Federation = "federation";
    public const string KnowledgeInstitute = "knowledge-institute";
    public const string Association = "association";

    /// <summary>A person without a legal entity; the only type without an obligatory KBO number.</summary>
    public const string Individual = "individual";

    public static readonly IReadOnlyList<string> All = [Company, PublicBody, Federation, KnowledgeInstitute, Association, Individual];
}
