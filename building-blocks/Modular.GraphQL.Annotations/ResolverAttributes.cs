namespace Modular.GraphQL;

/// <summary>The parameter receives the object whose field is resolved; in a batch resolver, the list of all of them.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ParentAttribute : Attribute
{
    /// <summary>What the resolver reads of its parent, as property names parted by spaces; null means that it needs the whole entity.</summary>
    public string? Requires { get; init; }
}

/// <summary>The parameter is a service of the container. Registered types are recognised without it.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ServiceAttribute : Attribute;

/// <summary>The property is always loaded, whatever the selection asks for.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IsProjectedAttribute : Attribute;

/// <summary>
/// The static method loads many values by their keys in one go. It takes <c>IReadOnlyList&lt;TKey&gt;</c> and returns
/// <c>IReadOnlyDictionary&lt;TKey, TValue&gt;</c> (one value a key) or <c>ILookup&lt;TKey, TValue&gt;</c> (many values a key,
/// injected as <c>IDataLoader&lt;TKey, TValue[]&gt;</c>).
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DataLoaderAttribute : Attribute;

/// <summary>The static method resolves the field for all parents of one level at once and returns a list of the same length and order.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BatchResolverAttribute : Attribute;

/// <summary>
/// The static method loads the nodes of a type by their typed ids: it takes <c>IReadOnlyList&lt;TId&gt;</c> and returns
/// <c>IReadOnlyDictionary&lt;TId, TNode&gt;</c>. Ids that are not in the answer do not exist for the caller.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeResolverAttribute : Attribute;

/// <summary>The field, or every field of the type, needs an authenticated caller and, where a permission is named, that permission.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method | AttributeTargets.Property, AllowMultiple = true)]
public sealed class AuthorizeAttribute(string? permission = null) : Attribute
{
    /// <summary>The permission, for example <c>orders:confirm</c>; null where being signed in is enough.</summary>
    public string? Permission { get; } = permission;
}

/// <summary>The field may be used without a token, whatever its type asks for.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method | AttributeTargets.Property)]
public sealed class AllowAnonymousAttribute : Attribute;

/// <summary>The mutation can answer with this error in its payload. Repeat it for each kind.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public sealed class ErrorAttribute<T> : Attribute where T : IUserError;
