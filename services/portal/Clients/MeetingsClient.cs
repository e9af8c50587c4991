using Market.Kernel;

namespace Market.Portal.Clients;

/// <summary>Meetings of a jury, for its chair.</summary>
public sealed class MeetingsClient(HttpClient http)
{
    public Task<Answer<RunningMeeting>> FindAsync(Guid id) => http.GetAsync<RunningMeeting>(Of(id));

    /// <param name="start">Otherwise the meeting that goes on is changed.</param>
    public Task<Answer> ArrangeAsync(Guid id, bool start, IReadOnlyList<Guid> present, IReadOnlyList<string> order) =>
        http.SendAsync(start ? HttpMethod.Post : HttpMethod.Put, Of(id), new { present, order });

    public Task<Answer> BringUpAsync(Guid id, string alias) => http.SendAsync(HttpMethod.Post, $"{Of(id)}/submissions/{Uri.EscapeDataString(alias)}");

    public Task<Answer> PauseAsync(Guid id) => http.SendAsync(HttpMethod.Post, $"{Of(id)}/pause");

    public Task<Answer> EndAsync(Guid id) => http.SendAsync(HttpMethod.Post, $"{Of(id)}/end");

    private static string Of(Guid id) => $"/api/juries/{id}/meeting";
}

/// <param name="StartedAt">Null while there is none.</param>
/// <param name="WhyNot">Code of why none can be started.</param>
public sealed record RunningMeeting(LocalizedText Title, DateTimeOffset? StartedAt, string? WhyNot, IReadOnlyList<MeetingPerson> Members, IReadOnlyList<MeetingItem> Items);

public sealed record MeetingPerson(Guid PersonId, string Name, bool Present);

/// <param name="MustLeave">Names.</param>
public sealed record MeetingItem(string Alias, string Title, bool OnList, IReadOnlyList<string> MustLeave, bool Now, IReadOnlyList<MeetingSitting> Sittings);

/// <param name="Until">Null while it goes on.</param>
public sealed record MeetingSitting(DateTimeOffset From, DateTimeOffset? Until, IReadOnlyList<string> Present);
