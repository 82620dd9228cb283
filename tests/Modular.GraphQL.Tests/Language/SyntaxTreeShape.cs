using System.Collections;
using System.Reflection;
using System.Text;
using Modular.GraphQL.Language;

namespace Modular.GraphQL.Tests.Language;

/// <summary>
/// Writes everything a syntax tree holds except positions, and whether a string was a block string, so that two trees can be compared.
/// It reads the nodes by reflection: what the printer forgets shows.
/// </summary>
internal static class SyntaxTreeShape
{
    private static readonly string[] Ignored = [nameof(Node.Start), nameof(Node.End), nameof(DocumentNode.Source), nameof(FieldNode.ResponseName), nameof(StringValueNode.IsBlock)];

    public static string Of(Node node)
    {
        var text = new StringBuilder();
        Write(text, node, 0);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value, int depth)
    {
        switch (value)
        {
            case Node node:
                text.Append(node.GetType().Name).Append('\n');
                foreach (var property in node.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    if (Ignored.Contains(property.Name))
                        continue;
                    text.Append(' ', depth + 1).Append(property.Name).Append('=');
                    Write(text, property.GetValue(node), depth + 1);
                }

                break;
            case string scalar:
                text.Append('\'').Append(scalar).Append("'\n");
                break;
            case IEnumerable list:
                text.Append("[\n");
                foreach (var item in list)
                {
                    text.Append(' ', depth + 1);
                    Write(text, item, depth + 1);
                }

                text.Append(' ', depth).Append("]\n");
                break;
            default:
                text.Append(value ?? "null").Append('\n');
                break;
        }
    }
}
