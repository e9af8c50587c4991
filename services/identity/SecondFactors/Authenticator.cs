namespace Market.Identity.SecondFactors;

/// <summary>The authenticator app of an account.</summary>
internal sealed class Authenticator
{
    /// <summary>The account that it belongs to; one each.</summary>
    public required Guid Id { get; init; }

    /// <summary>Shared with the app; encrypted with the keys of the installation.</summary>
    public required byte[] Secret { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>The step whose code was used last; no earlier one works again.</summary>
    public long LastStep { get; set; }
}

/// <summary>A code on paper for who lost phone or key; used once, then gone.</summary>
internal sealed class RecoveryCode
{
    public required Guid AccountId { get; init; }

    /// <summary>SHA-256 of account and code.</summary>
    public required byte[] Hash { get; init; }
}
