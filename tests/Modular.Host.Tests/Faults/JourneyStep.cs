using Modular.Host.Tests.EndToEnd;

namespace Modular.Host.Tests.Faults;

/// <summary>A mutation of a journey.</summary>
/// <param name="Name">What the journey calls it.</param>
/// <param name="User">Who sends it.</param>
/// <param name="Field">The mutation.</param>
/// <param name="Document">The document.</param>
/// <param name="Input">The input, from what the steps before have given.</param>
/// <param name="Path">Where the outcome stands in the payload: fields, and places in lists.</param>
/// <param name="File">The file that goes with it; null for none.</param>
/// <param name="IsKeyed">Whether it takes an idempotency key.</param>
/// <param name="Before">What is waited for before it is sent; null for nothing.</param>
internal sealed record JourneyStep(
    string Name, string User, string Field, string Document, Func<object> Input, string[] Path, byte[]? File = null, bool IsKeyed = true, Func<GraphQLClient, Task>? Before = null)
{
    /// <summary>A mutation without a file.</summary>
    public static JourneyStep Mutation(string name, string user, string field, string[] path, Func<object> input) => new(
        name, user, field, $"mutation($input: {char.ToUpperInvariant(field[0])}{field[1..]}Input!) {{ {field}(input: $input) {{ {Selection(path)} errors {{ ... on Error {{ code message }} }} }} }}", input, path);

    /// <summary>Looks up what a later step needs, the first node that fits, and waits until there is one.</summary>
    public static JourneyStep Lookup(string name, string user, string field, string filter, string[] path, Func<object> where) => new(
        name, user, field, $"query($input: {filter}!) {{ {field}(first: 1, where: $input) {{ nodes {{ {Selection(path)} }} }} }}", where, ["nodes", "0", .. path], IsKeyed: false);

    /// <summary>Whether it changes nothing, and its answer is the field's value.</summary>
    public bool IsLookup => Document.StartsWith("query", StringComparison.Ordinal);

    /// <summary>Whether it is shown a value, which is done each time that it is sent.</summary>
    public bool IsReveal => Field == "revealApplicationValue";

    private static string Selection(string[] path) => path.Reverse().Where(p => !char.IsDigit(p[0])).Aggregate("", (inner, name) => inner.Length == 0 ? name : $"{name} {{ {inner} }}");
}
