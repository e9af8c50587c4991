namespace Market.Solutions.Domain;

/// <summary>
/// Mail domains that say nothing of where somebody works: where everybody can have an address (the large providers, and those of Belgian
/// connections), and names that belong to nobody (RFC 2606). A domain that is missing here makes a link too many, which a person can explain.
/// </summary>
internal static class PublicMail
{
    private static readonly HashSet<string> OpenToAll =
    [
        "gmail.com", "googlemail.com", "outlook.com", "outlook.be", "outlook.fr", "hotmail.com", "hotmail.be", "hotmail.fr", "hotmail.nl", "live.com", "live.be", "live.fr", "live.nl", "msn.com",
        "yahoo.com", "yahoo.fr", "yahoo.co.uk", "icloud.com", "me.com", "mac.com", "proton.me", "protonmail.com", "pm.me", "tutanota.com", "tuta.com", "fastmail.com", "zoho.com", "aol.com",
        "telenet.be", "skynet.be", "proximus.be", "belgacom.net", "pandora.be", "scarlet.be", "voo.be", "edpnet.be", "base.be", "orange.be", "mobistar.be", "tvcablenet.be", "euphonynet.be",
        "orange.fr", "wanadoo.fr", "free.fr", "laposte.net", "sfr.fr", "kpnmail.nl", "ziggo.nl", "planet.nl", "xs4all.nl", "gmx.com", "gmx.net", "gmx.de", "web.de", "t-online.de", "mail.com", "yandex.com",
        "example.com", "example.net", "example.org",
    ];

    private static readonly IReadOnlyList<string> OfNobody = [".test", ".example", ".invalid", ".localhost"];

    /// <param name="domain">Lower case; empty when it is not known, which says nothing either.</param>
    public static bool SaysNothing(string domain) =>
        domain.Length == 0 || OpenToAll.Contains(domain) || OfNobody.Any(end => domain.EndsWith(end, StringComparison.Ordinal));
}
