using System.Globalization;
using System.Text;

namespace Modular.GraphQL.Language;

/// <summary>Values and descriptions.</summary>
public static partial class SyntaxPrinter
{
    private static string PrintValue(ValueNode value)
    {
        switch (value)
        {
            case VariableNode variable:
                return "$" + variable.Name;
            case IntValueNode number:
                return number.Value;
            case FloatValueNode number:
                return number.Value;
            case StringValueNode text:
                return (text.IsBlock ? BlockString.Print(text.Value) : null) ?? Quote(text.Value);
            case BooleanValueNode boolean:
                return boolean.Value ? "true" : "false";
            case NullValueNode:
                return "null";
            case EnumValueNode member:
                return member.Value;
            case ListValueNode list:
                var items = PrintAll(list.Items);
                return JoinedLength(items) + 2 > LineWidth
                    ? Enclose("[\n", Indent(items), "\n", "\n]")
                    : $"[{string.Join(", ", items)}]";
            case ObjectValueNode { Fields.Count: 0 }:
                return "{  }"; // Two spaces, as tools print it that compare schemas as text.
            case ObjectValueNode map:
                var fields = PrintAll(map.Fields);
                return JoinedLength(fields) + 4 > LineWidth
                    ? Enclose("{\n", Indent(fields), "\n", "\n}")
                    : Enclose("{ ", fields, ", ", " }");
            default:
                throw new ArgumentException($"Unknown value {value.GetType()}.", nameof(value));
        }
    }

    private static string Default(ValueNode? value) => value is null ? "" : $" = {Print(value)}";

    private static string Describe(StringValueNode? description) =>
        description is null ? "" : (BlockString.Print(description.Value) ?? Quote(description.Value)) + "\n";

    private static string Quote(string value)
    {
        var builder = new StringBuilder(value.Length + 2).Append('"');
        foreach (var letter in value)
        {
            _ = letter switch
            {
                '"' => builder.Append("\\\""),
                '\\' => builder.Append("\\\\"),
                '\b' => builder.Append("\\b"),
                '\f' => builder.Append("\\f"),
                '\n' => builder.Append("\\n"),
                '\r' => builder.Append("\\r"),
                '\t' => builder.Append("\\t"),
                _ when char.IsControl(letter) => builder.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}"),
                _ => builder.Append(letter),
            };
        }

        return builder.Append('"').ToString();
    }
}
