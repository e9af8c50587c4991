using Market.Kernel;

namespace Market.Portal.Clients;

/// <summary>What is said about a submission: among jurors, and between jury and team.</summary>
public sealed class TalksClient(HttpClient http)
{
    public Task<Answer<Discussion>> DiscussionAsync(Guid id, string alias) => http.GetAsync<Discussion>($"{Of(id, alias)}/discussion");

    /// <summary>For the auditor: of which submissions juries spoke.</summary>
    public Task<Answer<IReadOnlyList<HeardJury>>> DiscussionsAsync() => http.GetAsync<IReadOnlyList<HeardJury>>("/api/juries/discussions");

    public Task<Answer> WriteAsync(Guid id, string alias, string text) => http.SendAsync(HttpMethod.Post, $"{Of(id, alias)}/discussion", new { text });

    public Task<Answer> WithdrawAsync(Guid id, string alias, Guid messageId) => http.SendAsync(HttpMethod.Delete, $"{Of(id, alias)}/discussion/{messageId}");

    public Task<Answer<JuryQuestions>> QuestionsAsync(Guid id, string alias) => http.GetAsync<JuryQuestions>($"{Of(id, alias)}/questions");

    public Task<Answer> AskAsync(Guid id, string alias, string text, int days) => http.SendAsync(HttpMethod.Post, $"{Of(id, alias)}/questions", new { text, days });

    public Task<Answer> DecideAsync(Guid id, string alias, Guid questionId, bool release) =>
        http.SendAsync(HttpMethod.Post, $"{Of(id, alias)}/questions/{questionId}/{(release ? "release" : "refusal")}");

    public Task<Answer<Clarifications>> ClarificationsAsync(Guid solutionId) => http.GetAsync<Clarifications>($"/api/solutions/{solutionId}/clarifications");

    /// <param name="knowing">Sends it although it tells who the team is.</param>
    public Task<Answer> AnswerAsync(Guid solutionId, Guid questionId, string text, bool knowing) =>
        http.SendAsync(HttpMethod.Post, $"/api/solutions/{solutionId}/clarifications/{questionId}/answer", new { text, knowing });

    private static string Of(Guid id, string alias) => $"/api/juries/{id}/submissions/{Uri.EscapeDataString(alias)}";
}

/// <param name="Aliases">Of the submissions that something was said or asked about.</param>
public sealed record HeardJury(Guid ChallengeId, LocalizedText Title, DateTimeOffset PublishedAt, IReadOnlyList<string> Aliases);

public sealed record Discussion(IReadOnlyList<DiscussionMessage> Messages, bool CanWrite);

/// <param name="Text">Null when it was taken back.</param>
public sealed record DiscussionMessage(Guid Id, string Name, DateTimeOffset At, string? Text, bool CanWithdraw);

public sealed record JuryQuestions(IReadOnlyList<JuryQuestion> Questions, bool CanAsk, bool GoesAtOnce);

/// <param name="State"><c>asked</c>, <c>released</c>, <c>refused</c> or <c>answered</c>.</param>
public sealed record JuryQuestion(
    Guid Id, string Text, int Days, string AskedBy, DateTimeOffset AskedAt, string State, string? DecidedBy, DateTimeOffset? AnswerBy, string? Answer, DateTimeOffset? AnsweredAt, bool CanDecide);

public sealed record Clarifications(LocalizedText ChallengeTitle, string Title, IReadOnlyList<Clarification> Questions);

public sealed record Clarification(Guid Id, string Text, DateTimeOffset AskedAt, DateTimeOffset AnswerBy, string? Answer, DateTimeOffset? AnsweredAt, bool CanAnswer);
