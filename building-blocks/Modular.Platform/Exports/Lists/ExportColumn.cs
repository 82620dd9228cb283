using Modular.GraphQL.Types;
using Modular.Kernel;

namespace Modular.Platform.Exports;

/// <summary>A column that a list can be exported with: the way from its items to a value.</summary>
/// <param name="Path">The fields of the way, joined by dots: <c>merchant.name</c>.</param>
/// <param name="Fields">The same.</param>
internal sealed record ExportColumn(string Path, IReadOnlyList<Field> Fields)
{
    /// <summary>The field with the value.</summary>
    public Field Leaf => Fields[^1];

    /// <summary>Whether the value is an amount, which takes two columns of the file: the number and its currency.</summary>
    public bool IsMoney => IsAmount(Leaf);

    /// <summary>Whether one item can have several values, which stand in one cell.</summary>
    public bool IsMany => Fields.Any(f => f.Type.Nullable is ListType);

    /// <summary>What people call the column, in the language of now.</summary>
    public string Header => string.Join(" · ", Fields.Select(ColumnHeader.Of));

    /// <summary>Whether the caller may see the values.</summary>
    public bool IsOpenTo(ICaller caller) => Fields.All(f => f.Access is not { } access || access.Permissions.All(caller.Has));

    /// <summary>Whether values of the field can stand in a cell.</summary>
    public static bool IsLeaf(Field field) => !NeedsArguments(field) && (field.Type.Named is EnumType || field.Type.Named is ScalarType { Name: not ("Any" or "Upload" or "Base64String") } || IsAmount(field));

    /// <summary>Whether there are columns behind the field.</summary>
    public static bool IsWay(Field field) => !NeedsArguments(field) && !IsAmount(field) && field.Type.Named is ObjectType { Name: var name } && !name.EndsWith("Connection", StringComparison.Ordinal);

    private static bool IsAmount(Field field) => field.Type.Named is ObjectType { ClrType: { } type } && type == typeof(Money);

    private static bool NeedsArguments(Field field) => field.Arguments.Any(a => a.Type is NonNullType && a.DefaultValue is null);
}
