namespace Market.Kernel;

/// <summary>Done, or one or more refusals.</summary>
public class Result
{
    protected Result(IReadOnlyList<Error> errors) => Errors = errors;

    public static Result Done { get; } = new([]);

    public IReadOnlyList<Error> Errors { get; }

    public bool Failed => Errors.Count > 0;

    public static implicit operator Result(Error error) => new([error]);

    public static Result Refused(params IReadOnlyList<Error> errors) => errors.Count == 0 ? Done : new Result(errors);
}

/// <summary>A value, or one or more refusals.</summary>
public sealed class Result<T> : Result
{
    private readonly T? _value;

    private Result(T? value, IReadOnlyList<Error> errors) : base(errors) => _value = value;

    /// <exception cref="InvalidOperationException">The result is a refusal.</exception>
    public T Value => Failed ? throw new InvalidOperationException($"Refused: {Errors[0].Code}") : _value!;

    public static implicit operator Result<T>(T value) => new(value, []);

    public static implicit operator Result<T>(Error error) => new(default, [error]);

    /// <summary>The refusals of <paramref name="failed"/>, typed for a caller that would have returned a value.</summary>
    public static Result<T> From(Result failed) =>
        failed.Failed ? new(default, failed.Errors) : throw new InvalidOperationException("Not a refusal");
}
