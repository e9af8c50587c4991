using System.Text;
using Market.Challenges.Import;

namespace Market.Challenges.Tests.Import;

public sealed class TedNoticeTests
{
    private static ImportedNoticeResult Read(string xml) => TedNotice.Read(new MemoryStream(Encoding.UTF8.GetBytes(xml)));

    private static ImportedNoticeResult ReadReal(string name)
    {
        var path = SharedData.Find("notices", name);
        Assert.SkipUnless(path is not null, SharedData.Missing);
        using var file = File.OpenRead(path!);
        return TedNotice.Read(file);
    }

    private static string Export(string body, string form = "F12_2014 FORM=\"F12\"") => $"""
        <TED_EXPORT xmlns="http://publications.europa.eu/resource/schema/ted/R2.0.9/publication" DOC_ID="1-2020">
          <FORM_SECTION>
            <{form} CATEGORY="TRANSLATION" LG="EN"><OBJECT_CONTRACT><TITLE><P>Translated</P></TITLE></OBJECT_CONTRACT></{form.Split(' ')[0]}>
            <{form} CATEGORY="ORIGINAL" LG="FR">{body}</{form.Split(' ')[0]}>
          </FORM_SECTION>
        </TED_EXPORT>
        """;

    [Fact]
    public void The_design_contest_of_Alveringem_is_read_in_Dutch()
    {
        var notice = ReadReal("557885-2019.xml").Notice!;

        Assert.Equal(("557885-2019", "nl", "design-contest-result"), (notice.NoticeNumber, notice.Language, notice.NoticeKind));
        Assert.Equal(("Gemeente Alveringem", "Alveringem", "BE258", "BE"), (notice.Buyer.Name, notice.Buyer.Town, notice.Buyer.Nuts, notice.Buyer.Country));
        Assert.StartsWith("Het aanleggen van een pensioenreserve", notice.Title, StringComparison.Ordinal);
        Assert.Equal(["66522000"], notice.Cpv);
        Assert.Equal(9, notice.Sections.Single(s => s.Name == "description").Paragraphs.Count);
        Assert.Equal(15, notice.Sections.Single(s => s.Name == "criteria").Paragraphs.Count);
        Assert.Contains("1e pijler", notice.ShortDescription, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_that_the_notice_cuts_off_are_reported_and_not_taken_over()
    {
        var result = ReadReal("557885-2019.xml");

        Assert.Empty(result.Notice!.Criteria);
        Assert.Contains(result.Notes, n => n.Code == "import.criteria-sum-not-100");
    }

    [Fact]
    public void A_contract_notice_has_its_buyer_number_deadline_and_region()
    {
        var notice = ReadReal("357105-2022.xml").Notice!;

        Assert.Equal(("0248399380", "BE0248.399.380"), (notice.Buyer.Kbo, notice.Buyer.NationalId));
        Assert.Equal(new DateTimeOffset(2022, 8, 1, 14, 0, 0, TimeSpan.FromHours(2)), notice.Deadline);
        Assert.Equal(["BE211"], notice.Regions);
        Assert.Equal("contract", notice.NoticeKind);
        Assert.StartsWith("De beveiliging voorzien", notice.ShortDescription, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("105380-2020.xml", "contract", "Havenbedrijf Antwerpen", 3)]
    [InlineData("245419-2021.xml", "prior-information", "Nv Nederlandse Gasunie", 1)]
    public void Other_notices_are_read_too_and_a_foreign_number_is_no_enterprise_number(string file, string kind, string buyer, int cpv)
    {
        var result = ReadReal(file);

        Assert.Equal((kind, buyer, cpv), (result.Notice!.NoticeKind, result.Notice.Buyer.Name, result.Notice.Cpv.Count));
        Assert.Null(result.Notice.Buyer.Kbo);
        Assert.Contains(result.Notes, n => n.Code == "import.national-id-not-kbo");
    }

    [Fact]
    public void The_original_form_wins_and_stated_weights_and_value_are_taken()
    {
        var result = Read(Export("""
            <OBJECT_CONTRACT><TITLE><P>Original</P></TITLE><VAL_ESTIMATED_TOTAL CURRENCY="EUR">125000.50</VAL_ESTIMATED_TOTAL>
            <OBJECT_DESCR><AC><AC_QUALITY><AC_CRITERION>Kwaliteit</AC_CRITERION><AC_WEIGHTING>60 %</AC_WEIGHTING></AC_QUALITY>
            <AC_PRICE><AC_WEIGHTING>40</AC_WEIGHTING></AC_PRICE></AC></OBJECT_DESCR></OBJECT_CONTRACT>
            <PROCEDURE><DATE_RECEIPT_TENDERS>2021-01-15</DATE_RECEIPT_TENDERS><TIME_RECEIPT_TENDERS>9:30</TIME_RECEIPT_TENDERS></PROCEDURE>
            """));

        var notice = result.Notice!;
        Assert.Equal(("Original", "fr", "design-contest"), (notice.Title, notice.Language, notice.NoticeKind));
        Assert.Equal((12_500_050L, "EUR"), (notice.EstimatedValueCents!.Value, notice.Currency));
        Assert.Equal([("Kwaliteit", 60m), ("Price", 40m)], notice.Criteria.Select(c => (c.Name, c.Weight)));
        Assert.Equal(new DateTimeOffset(2021, 1, 15, 9, 30, 0, TimeSpan.FromHours(1)), notice.Deadline);
    }

    [Fact]
    public void An_eForms_notice_is_read_in_its_own_language()
    {
        var result = Read("""
            <ContractNotice xmlns="urn:oasis:names:specification:ubl:schema:xsd:ContractNotice-2" xmlns:cac="a" xmlns:cbc="b" xmlns:efac="c" xmlns:efbc="d">
              <efac:NoticeSubType><cbc:SubTypeCode>23</cbc:SubTypeCode></efac:NoticeSubType>
              <efac:Publication><efbc:NoticePublicationID>00123456-2024</efbc:NoticePublicationID></efac:Publication>
              <efac:Organization><efac:Company><cac:PartyIdentification><cbc:ID>ORG-0001</cbc:ID></cac:PartyIdentification><cac:PartyName><cbc:Name>Stad Gent</cbc:Name></cac:PartyName>
                <cac:PostalAddress><cbc:CityName>Gent</cbc:CityName><cbc:CountrySubentityCode>BE234</cbc:CountrySubentityCode><cac:Country><cbc:IdentificationCode>BEL</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
                <cac:PartyLegalEntity><cbc:CompanyID>0207.451.227</cbc:CompanyID></cac:PartyLegalEntity></efac:Company></efac:Organization>
              <cbc:NoticeLanguageCode>NLD</cbc:NoticeLanguageCode>
              <cac:ContractingParty><cac:Party><cac:PartyIdentification><cbc:ID>ORG-0001</cbc:ID></cac:PartyIdentification></cac:Party></cac:ContractingParty>
              <cac:ProcurementProject><cbc:Name languageID="FRA">Concours</cbc:Name><cbc:Name languageID="NLD">Wedstrijd</cbc:Name><cbc:Description languageID="NLD">Een plein.</cbc:Description>
                <cac:RequestedTenderTotal><cbc:EstimatedOverallContractAmount currencyID="EUR">100000</cbc:EstimatedOverallContractAmount></cac:RequestedTenderTotal>
                <cac:MainCommodityClassification><cbc:ItemClassificationCode>71222000</cbc:ItemClassificationCode></cac:MainCommodityClassification>
                <cac:RealizedLocation><cac:Address><cbc:CountrySubentityCode>BE234</cbc:CountrySubentityCode></cac:Address></cac:RealizedLocation></cac:ProcurementProject>
              <cac:ProcurementProjectLot><cac:AwardingTerms><cac:AwardingCriterion>
                <cac:SubordinateAwardingCriterion><efbc:ParameterNumeric>70</efbc:ParameterNumeric><cbc:Name languageID="NLD">Kwaliteit</cbc:Name></cac:SubordinateAwardingCriterion>
                <cac:SubordinateAwardingCriterion><efbc:ParameterNumeric>30</efbc:ParameterNumeric><cbc:Name languageID="NLD">Prijs</cbc:Name></cac:SubordinateAwardingCriterion></cac:AwardingCriterion></cac:AwardingTerms>
                <cac:TenderSubmissionDeadlinePeriod><cbc:EndDate>2024-05-06+02:00</cbc:EndDate><cbc:EndTime>11:00:00+02:00</cbc:EndTime></cac:TenderSubmissionDeadlinePeriod></cac:ProcurementProjectLot>
            </ContractNotice>
            """);

        var notice = result.Notice!;
        Assert.Equal(("123456-2024", "nl", "design-contest", "Wedstrijd"), (notice.NoticeNumber, notice.Language, notice.NoticeKind, notice.Title));
        Assert.Equal(("Stad Gent", "0207451227", "Gent", "BE234"), (notice.Buyer.Name, notice.Buyer.Kbo, notice.Buyer.Town, notice.Buyer.Nuts));
        Assert.Equal(new DateTimeOffset(2024, 5, 6, 11, 0, 0, TimeSpan.FromHours(2)), notice.Deadline);
        Assert.Equal([70m, 30m], notice.Criteria.Select(c => c.Weight));
        Assert.Equal((10_000_000L, "71222000", "BE234"), (notice.EstimatedValueCents!.Value, notice.Cpv[0], notice.Regions[0]));
    }

    [Theory]
    [InlineData("", "import.xml-unreadable")]
    [InlineData("not xml", "import.xml-unreadable")]
    [InlineData("<TED_EXPORT><FORM_SECTION>", "import.xml-unreadable")]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>", "import.xml-unreadable")]
    [InlineData("<!DOCTYPE a [<!ENTITY x \"ha\"><!ENTITY y \"&x;&x;&x;\">]><a>&y;</a>", "import.xml-unreadable")]
    [InlineData("<html/>", "import.notice-unknown-schema")]
    [InlineData("<TED_EXPORT/>", "import.notice-without-form")]
    public void Bad_input_gives_a_reason_and_no_notice(string xml, string code)
    {
        var result = Read(xml);

        Assert.Null(result.Notice);
        Assert.Equal(code, Assert.Single(result.Notes).Code);
    }

    [Fact]
    public void A_document_too_deep_or_too_large_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 50_000)) + string.Concat(Enumerable.Repeat("</a>", 50_000));

        Assert.Equal("import.xml-too-deep", Read(deep).Notes[0].Code);
        Assert.Equal("import.file-too-large", Read($"<a>{new string('x', 11_000_000)}</a>").Notes[0].Code);
    }

    [Fact]
    public void A_notice_without_a_title_is_refused_and_one_with_broken_values_is_not()
    {
        Assert.Equal("import.title-missing", Read(Export("<OBJECT_CONTRACT><TITLE><P>-</P></TITLE></OBJECT_CONTRACT>")).Notes[0].Code);

        var result = Read(Export("""
            <OBJECT_CONTRACT><TITLE>T</TITLE><CPV_MAIN><CPV_CODE CODE="x"/></CPV_MAIN><VAL_ESTIMATED_TOTAL CURRENCY="eur">-5</VAL_ESTIMATED_TOTAL></OBJECT_CONTRACT>
            <PROCEDURE><DATE_RECEIPT_TENDERS>2021-02-30</DATE_RECEIPT_TENDERS></PROCEDURE>
            """));
        Assert.Equal(["import.date-unreadable", "import.amount-unreadable"], result.Notes.Select(n => n.Code));
        Assert.Empty(result.Notice!.Cpv);
    }
}
