using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

using Microsoft.Extensions.Options;

namespace Market.Hosting.AuditLog.Stamping;

/// <summary>A time-stamping authority, asked as RFC 3161 section 3.4 says (a DER query by POST).</summary>
internal sealed class StampingAuthority(HttpClient http, IOptions<AuditLogOptions> options)
{
    private const int LargestAnswer = 64 * 1024;
    private const int NonceBytes = 8;

    /// <summary>A token over <paramref name="data"/>, checked: it is over this data, answers this question, and is signed by whom we trust.</summary>
    /// <exception cref="HttpRequestException">The authority cannot be reached or refuses.</exception>
    /// <exception cref="CryptographicException">Its answer does not hold.</exception>
    public async Task<Rfc3161TimestampToken> StampAsync(byte[] data, CancellationToken cancel)
    {
        var question = Rfc3161TimestampRequest.CreateFromData(data, HashAlgorithmName.SHA256, nonce: RandomNumberGenerator.GetBytes(NonceBytes), requestSignerCertificates: true);
        using var body = new ByteArrayContent(question.Encode());
        body.Headers.ContentType = new MediaTypeHeaderValue("application/timestamp-query");
        using var asked = new HttpRequestMessage(HttpMethod.Post, options.Value.TimeStampAuthority) { Content = body };
        using var answer = await http.SendAsync(asked, HttpCompletionOption.ResponseHeadersRead, cancel);
        answer.EnsureSuccessStatusCode();
        await answer.Content.LoadIntoBufferAsync(LargestAnswer, cancel);
        var token = question.ProcessResponse(await answer.Content.ReadAsByteArrayAsync(cancel), out _);
        if (!token.VerifySignatureForData(data, out var signer) || signer is null)
            throw new CryptographicException("The time stamp's signature does not hold");
        RequireTrusted(token, signer);
        return token;
    }

    private void RequireTrusted(Rfc3161TimestampToken token, X509Certificate2 signer)
    {
        if (string.IsNullOrEmpty(options.Value.TimeStampCertificates))
            return;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(options.Value.TimeStampCertificates);
        chain.ChainPolicy.ExtraStore.AddRange(token.AsSignedCms().Certificates);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = token.TokenInfo.Timestamp.UtcDateTime;
        if (!chain.Build(signer))
            throw new CryptographicException($"The time stamp is signed by {signer.Subject}, which does not lead to a certificate in {options.Value.TimeStampCertificates}");
    }
}
