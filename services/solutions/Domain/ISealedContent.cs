namespace Market.Solutions.Domain;

/// <summary>A row of which the content lies in one sealed envelope: opened when it is loaded, sealed again when it is saved with other content (see <c>Vault</c>).</summary>
internal interface ISealedContent
{
    Guid Id { get; }

    /// <summary>Kind of the envelope.</summary>
    string SealKind { get; }

    /// <summary>The one column with the content; empty only before the first save.</summary>
    byte[] Sealed { get; set; }

    /// <summary>The master key alone does not open it, and who has the rest did not give it.</summary>
    bool IsClosed => false;

    /// <summary>The key under which it is sealed, when that is not the one that follows from the master key.</summary>
    byte[]? SealedUnder => null;

    /// <summary>All that is sealed, as one record.</summary>
    object Inside { get; set; }
}
