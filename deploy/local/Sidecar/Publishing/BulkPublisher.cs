namespace Market.Local.Sidecar.Publishing;

/// <summary>One event of a bulk publish.</summary>
internal sealed record BulkEntry(string EntryId, ReadOnlyMemory<byte> Event, string ContentType, IReadOnlyDictionary<string, string> Metadata);

/// <summary>An entry that was not published, and why.</summary>
internal sealed record FailedEntry(string EntryId, string Error);

/// <summary>Publishes many events to one topic; an entry's metadata overrides the request's.</summary>
internal sealed class BulkPublisher(Publisher publisher)
{
    /// <param name="common">What the entries share; its data and content type are not used.</param>
    /// <returns>The entries that the broker refused.</returns>
    /// <exception cref="SidecarError">The request as a whole is wrong; nothing was published.</exception>
    public IReadOnlyList<FailedEntry> Publish(PublishRequest common, IReadOnlyList<BulkEntry> entries)
    {
        publisher.Check(common.AppId, common.PubSub, common.Topic);
        RawPayload.Of(common.Meta(RawPayload.Name));
        var ids = new HashSet<string>(StringComparer.Ordinal);
        if (!entries.All(entry => entry.EntryId.Length > 0 && ids.Add(entry.EntryId)))
        {
            throw SidecarError.Events(common.Topic, common.PubSub, "entryId is duplicated or not present for entry");
        }

        var failed = new List<FailedEntry>();
        foreach (var entry in entries)
        {
            try
            {
                publisher.Publish(common with { Data = entry.Event, ContentType = entry.ContentType, Metadata = Merge(common, entry) });
            }
            catch (SidecarError error)
            {
                failed.Add(new FailedEntry(entry.EntryId, error.Message));
            }
        }

        return failed;
    }

    private static Dictionary<string, string> Merge(PublishRequest common, BulkEntry entry)
    {
        var merged = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in common.Metadata.Concat(entry.Metadata))
        {
            merged[key] = value;
        }

        return merged;
    }
}
