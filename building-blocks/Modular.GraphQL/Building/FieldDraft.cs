using System.Reflection;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Building;

/// <summary>A field of an object or interface type before the schema is complete.</summary>
public sealed class FieldDraft(string name, TypeReference type, string declaringType)
{
    /// <summary>The name.</summary>
    public string Name { get; set; } = name;

    /// <summary>The type.</summary>
    public TypeReference Type { get; set; } = type;

    /// <summary>The name of the object or interface type that has the field.</summary>
    public string DeclaringType { get; } = declaringType;

    /// <summary>The C# property or method; null for fields that a convention has added.</summary>
    public MemberInfo? Member { get; init; }

    /// <summary>
    /// What the pipeline's innermost resolver gives, with <c>Task</c>, <c>ValueTask</c> and <c>FieldResult</c> taken off,
    /// for example <c>IQueryable&lt;Merchant&gt;</c>. For a batch resolver, the type of one item.
    /// </summary>
    public Type RuntimeType { get; init; } = typeof(object);

    /// <summary>
    /// Whether the result is still a query that nobody runs. True at first where <see cref="RuntimeType"/> is an
    /// <c>IQueryable&lt;T&gt;</c>; the convention whose middleware runs it sets it to false. True at the end is a mistake.
    /// </summary>
    public bool IsUnboundedQuery { get; set; }

    /// <summary>Whether one call resolves the field for all parents; such fields take no middleware.</summary>
    public bool IsBatch => Resolver is BatchFieldResolver;

    /// <summary>Whether the field is one of a root type, which has one value only. Other fields are resolved for many parents at a time.</summary>
    public bool IsRoot => DeclaringType is "Query" or "Mutation" or "Subscription";

    /// <summary>The arguments in their order.</summary>
    public List<ArgumentDraft> Arguments { get; } = [];

    /// <summary>What runs around the resolver, outermost first.</summary>
    public List<FieldMiddleware> Middleware { get; } = [];

    /// <summary>
    /// Makes the field's values from what the pipeline gave for all parents of a level, so that one statement of a database can serve
    /// all of them; null where what the pipeline gave is the value. The pipelines of a level then run one after the other, in one scope.
    /// </summary>
    public FieldGathering? Gathering { get; set; }

    /// <summary>Notes for run time, found again in <see cref="Field.Features"/>.</summary>
    public Dictionary<Type, object> Features { get; } = [];

    /// <summary>The description in Markdown, or null.</summary>
    public string? Description { get; set; }

    /// <summary>Why the field is deprecated; null where it is not.</summary>
    public string? DeprecationReason { get; set; }

    /// <summary>Who may use the field; null where everyone may.</summary>
    public FieldAccess? Access { get; set; }

    /// <summary>The properties of the parent that the resolver reads; null where it may read any.</summary>
    public IReadOnlyList<string>? Requires { get; set; }

    /// <summary>What one call of the resolver costs; null for the default of its kind.</summary>
    public double? Cost { get; set; }

    /// <summary>How long the list is; null where nothing is known.</summary>
    public ListSize? ListSize { get; set; }

    /// <summary>The C# member with its assembly, for error messages.</summary>
    public string? Origin { get; init; }

    /// <summary>How the innermost value comes to be.</summary>
    internal FieldResolver? Resolver { get; set; }

    /// <summary>Opens the source stream of a subscription's field; null on all others.</summary>
    internal Func<ResolverContext, ValueTask<IAsyncEnumerable<object?>>>? Source { get; set; }

    /// <summary>Whether the pipeline runs in a dependency injection scope of its own.</summary>
    internal bool NeedsScope { get; set; }

    /// <summary>The argument of that name, added with the type where it is missing.</summary>
    public ArgumentDraft Argument(string name, TypeReference type, string? description = null)
    {
        var argument = Arguments.Find(a => a.Name == name);
        if (argument is null)
            Arguments.Add(argument = new ArgumentDraft(name, type) { Description = description });
        return argument;
    }

    /// <summary>The schema coordinate.</summary>
    public override string ToString() => $"{DeclaringType}.{Name}";
}

/// <summary>An argument of a field, or a field of an input object type, before the schema is complete.</summary>
public sealed class ArgumentDraft(string name, TypeReference type)
{
    /// <summary>The name.</summary>
    public string Name { get; set; } = name;

    /// <summary>The type.</summary>
    public TypeReference Type { get; set; } = type;

    /// <summary>The description in Markdown, or null.</summary>
    public string? Description { get; set; }

    /// <summary>The default as a literal; null where there is none.</summary>
    public ValueNode? DefaultValue { get; set; }

    /// <summary>Why it is deprecated; null where it is not.</summary>
    public string? DeprecationReason { get; set; }

    /// <summary>What it adds to the cost where it is given; null for nothing.</summary>
    public double? Cost { get; set; }

    /// <summary>The C# parameter or property with its assembly, for error messages.</summary>
    public string? Origin { get; init; }

    /// <summary>
    /// The position in <see cref="FieldContext.Arguments"/> or <see cref="InputObjectValue"/>, known once the schema is
    /// complete. Middleware keeps the draft and asks it at run time.
    /// </summary>
    public int Ordinal { get; internal set; } = -1;
}
