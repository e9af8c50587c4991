using Market.Hosting.Endpoints;

namespace Market.Portal.Clients;

public enum AnswerKind
{
    Done,

    /// <summary>The service refused the input or the state does not allow it; <see cref="Answer.Errors"/> says why.</summary>
    Refused,
    NotFound,
    Forbidden,
    SignInNeeded,

    /// <summary>The service did not answer, or answered nonsense.</summary>
    Unavailable,
}

/// <summary>What a service said to a call without a value in return.</summary>
public record Answer(AnswerKind Kind, IReadOnlyList<ProblemError> Errors)
{
    public bool Done => Kind == AnswerKind.Done;

    /// <summary>HTTP status of the page that has nothing else to show.</summary>
    public int PageStatus => Kind switch
    {
        AnswerKind.Done => 200,
        AnswerKind.NotFound => 404,
        AnswerKind.Forbidden or AnswerKind.SignInNeeded => 403,
        AnswerKind.Refused => 400,
        _ => 503,
    };
}

/// <summary>What a service said: a value, or why there is none.</summary>
public sealed record Answer<T>(AnswerKind Kind, T? Value, IReadOnlyList<ProblemError> Errors) : Answer(Kind, Errors);
