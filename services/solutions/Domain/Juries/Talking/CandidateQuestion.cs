namespace Market.Solutions.Domain.Juries.Talking;

public enum QuestionState
{
    /// <summary>Waits for who lets it go.</summary>
    Asked,

    /// <summary>The team reads it and can answer until the term.</summary>
    Released,

    /// <summary>It does not go.</summary>
    Refused,
    Answered,
}

/// <summary>A question of the jury to the team behind a submission; neither learns from it who the other is.</summary>
/// <param name="Id">Random: the team sees it.</param>
/// <param name="Days">That the team has from the release, 1 to 30.</param>
/// <param name="DecidedBy">Who let it go or did not.</param>
/// <param name="AnswerBy">The first moment at which it is too late.</param>
internal sealed record CandidateQuestion(
    Guid Id, string Text, int Days, Guid AskedBy, DateTimeOffset AskedAt, QuestionState State = QuestionState.Asked, Guid? DecidedBy = null, DateTimeOffset? DecidedAt = null,
    DateTimeOffset? AnswerBy = null, string? Answer = null, DateTimeOffset? AnsweredAt = null, Guid? AnsweredBy = null)
{
    /// <summary>The team was asked.</summary>
    public bool IsOut => State is QuestionState.Released or QuestionState.Answered;

    /// <summary>The team can still answer.</summary>
    public bool IsOpen(DateTimeOffset now) => State == QuestionState.Released && now < AnswerBy;
}

/// <summary>Who answers a question.</summary>
internal sealed record QuestionedTeam(Guid SolutionId, IReadOnlyList<Guid> OrganisationIds);
