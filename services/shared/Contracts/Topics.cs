namespace Market.Contracts;

/// <summary>
/// The only place with topic names. One topic a producer, so that the producer's sequence numbers have no gaps for anyone
/// who subscribes; the CloudEvents type tells the events apart. A breaking change is a new topic (<c>….v2</c>).
/// </summary>
public static class Topics
{
    /// <summary>Name of the Dapr pub/sub component.</summary>
    public const string PubSub = "market-pubsub";

    public const string Challenges = "challenges.v1";
    public const string Solutions = "solutions.v1";
    public const string Identity = "identity.v1";
}

/// <summary>Dapr app ids, which are also the names of the services.</summary>
public static class Apps
{
    public const string Challenges = "challenges";
    public const string Solutions = "solutions";
    public const string Identity = "identity";
    public const string Notifications = "notifications";
    public const string Portal = "portal";
    public const string Gateway = "gateway";

    public static string TopicOf(string app) => app switch
    {
        Challenges => Topics.Challenges,
        Solutions => Topics.Solutions,
        Identity => Topics.Identity,
        _ => throw new ArgumentOutOfRangeException(nameof(app), app, "publishes nothing"),
    };
}
