using System.Text;
using Modular.GraphQL.Types;
using Modular.Kernel;

namespace Modular.Platform.Exports;

/// <summary>
/// What people call a field, for the head of a column (FE-07): the text <c>Order.NUMBER</c> of the module that has the type, else the text <c>Column.NUMBER</c> of that module or of
/// the platform, which serves all fields of that name; in English the field's own words will do.
/// </summary>
internal static class ColumnHeader
{
    private static readonly TextTable Common = TextTable.Of(typeof(ColumnHeader).Assembly);

    /// <summary>The words in the language of now.</summary>
    public static string Of(Field field)
    {
        var name = InCapitals(field.Name);
        var own = field.Member?.DeclaringType is { } type ? TextTable.Of(type.Assembly) : Common;
        var language = Languages.Current;
        return own.Find($"{field.DeclaringType.Name}.{name}", language) ?? own.Find($"Column.{name}", language) ?? Common.Find($"Column.{name}", language) ?? Words(name);
    }

    /// <summary>What people call the list, in the language of now.</summary>
    public static string OfList(Field list)
    {
        var own = list.Member?.DeclaringType is { } type ? TextTable.Of(type.Assembly) : Common;
        var name = InCapitals(list.Name);
        return own.Find($"List.{name}", Languages.Current) ?? Common.Find($"List.{name}", Languages.Current) ?? Words(name);
    }

    private static string Words(string name) => name[0] + name[1..].Replace('_', ' ').ToLowerInvariant();

    private static string InCapitals(string name)
    {
        var result = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsUpper(c))
                result.Append('_');
            result.Append(char.ToUpperInvariant(c));
        }

        return result.ToString();
    }
}
