namespace Market.Solutions.Domain.Solving;

public enum TelltaleKind
{
    /// <summary>The name of the lead or a partner.</summary>
    Organisation,

    /// <summary>The name of somebody who works for one of them.</summary>
    Person,

    /// <summary>Any valid enterprise number (KBO/BCE).</summary>
    EnterpriseNumber,

    /// <summary>Any mail address.</summary>
    MailAddress,

    /// <summary>A web address of the team, or one that looks like its name.</summary>
    WebAddress,
}

/// <summary>Something in a text that gives a team away to readers who must not know it.</summary>
/// <param name="Found">The name as it is registered, or the number or address as it was written.</param>
internal sealed record Telltale(TelltaleKind Kind, string Found);

/// <summary>What would give a team away.</summary>
/// <param name="MailDomains">Lower case.</param>
internal sealed record TeamNames(IReadOnlyList<string> Organisations, IReadOnlyList<string> People, IReadOnlyList<string> MailDomains);
