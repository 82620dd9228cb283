namespace Modular.GraphQL;

/// <summary>An argument or input field that tells "not given" from "given as null". Its schema type is the nullable type of the value.</summary>
public readonly record struct Optional<T>
{
    /// <summary>A given value, which may be null.</summary>
    public Optional(T? value)
    {
        Value = value;
        IsGiven = true;
    }

    /// <summary>The value; the default of the type where none is given.</summary>
    public T? Value { get; }

    /// <summary>Whether the client gave a value, null included.</summary>
    public bool IsGiven { get; }

#pragma warning disable CA2225 // The named alternative is the constructor.
    /// <summary>A value is a given one.</summary>
    public static implicit operator Optional<T>(T? value) => new(value);
#pragma warning restore CA2225
}
