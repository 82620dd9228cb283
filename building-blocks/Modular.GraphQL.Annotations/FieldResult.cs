namespace Modular.GraphQL;

/// <summary>The outcome of a mutation: a value, or the expected errors that kept it from happening.</summary>
public readonly struct FieldResult<T>
{
    private FieldResult(T? value, IReadOnlyList<IUserError> errors)
    {
        Value = value;
        Errors = errors;
    }

    /// <summary>The value; the default of the type where there are errors.</summary>
    public T? Value { get; }

    /// <summary>The errors; empty where the mutation succeeded.</summary>
    public IReadOnlyList<IUserError> Errors { get; }

    /// <summary>Whether the mutation happened.</summary>
    public bool IsSuccess => Errors.Count == 0;

    /// <summary>A success.</summary>
    public static FieldResult<T> Success(T value) => new(value, []);

    /// <summary>A failure with one or more errors.</summary>
    public static FieldResult<T> Failure(params IReadOnlyList<IUserError> errors) =>
        errors.Count == 0
            ? throw new ArgumentException("A failure needs at least one error.", nameof(errors))
            : new(default, errors);

#pragma warning disable CA2225 // The named alternatives are Success and Failure.
    /// <summary>A value is a success.</summary>
    public static implicit operator FieldResult<T>(T value) => Success(value);

    /// <summary>A list of errors is a failure.</summary>
    public static implicit operator FieldResult<T>(List<IUserError> errors) => Failure(errors);

    /// <summary>A list of errors is a failure.</summary>
    public static implicit operator FieldResult<T>(IUserError[] errors) => Failure(errors);
#pragma warning restore CA2225
}
