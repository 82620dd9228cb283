using Modular.GraphQL;

namespace Modular.Kernel;

/// <summary>Gathers all that is wrong with an input, so that the user is told everything at once.</summary>
public sealed class InputProblems
{
    private readonly List<IUserError> _errors = [];

    /// <summary>Whether nothing is wrong so far.</summary>
    public bool IsEmpty => _errors.Count == 0;

    /// <summary>All problems, in the order of the checks.</summary>
    public List<IUserError> Errors => [.. _errors];

    /// <summary>The value of a checked field; its violation is noted under the field's path.</summary>
    public T Take<T>(string field, Checked<T> value)
    {
        if (value.Violation is { } broken)
            Add(field, broken);
        return value.Value;
    }

    /// <summary>Notes a broken rule.</summary>
    public void Add(string field, Violation broken) => _errors.Add(new InvalidInputError(broken.Message, field, broken.Rule));
}
