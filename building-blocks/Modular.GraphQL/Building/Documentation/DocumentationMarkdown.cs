using System.Text;
using System.Xml.Linq;

namespace Modular.GraphQL.Building;

/// <summary>Turns XML documentation into the Markdown of a schema description (section 3.1.1).</summary>
internal static class DocumentationMarkdown
{
    /// <summary>The text of an element: references and code in backticks, paragraphs and list items on lines of their own.</summary>
    public static string Of(XElement element)
    {
        var text = new StringBuilder();
        Append(text, element);
        var lines = text.ToString().Split('\n').Select(l => string.Join(' ', l.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        return string.Join('\n', lines).Trim('\n').Replace("\n\n\n", "\n\n", StringComparison.Ordinal);
    }

    private static void Append(StringBuilder text, XElement parent)
    {
        foreach (var node in parent.Nodes())
        {
            if (node is XText plain)
                // A line break of the source means nothing; those of the result are made below.
                text.Append(plain.Value.ReplaceLineEndings(" "));
            else if (node is XElement element)
                AppendElement(text, element);
        }
    }

    private static void AppendElement(StringBuilder text, XElement element)
    {
        switch (element.Name.LocalName)
        {
            case "see" or "seealso" when (string?)element.Attribute("href") is { } address:
                text.Append('[').Append(element.IsEmpty ? address : element.Value).Append("](").Append(address).Append(')');
                break;
            case "see" or "seealso":
                var target = (string?)element.Attribute("langword") ?? SimpleName((string?)element.Attribute("cref") ?? "");
                text.Append('`').Append(element.IsEmpty || element.Value.Length == 0 ? target : element.Value).Append('`');
                break;
            case "paramref" or "typeparamref":
                text.Append('`').Append((string?)element.Attribute("name")).Append('`');
                break;
            case "c" or "code":
                text.Append('`').Append(element.Value).Append('`');
                break;
            case "para":
                text.Append("\n\n");
                Append(text, element);
                text.Append("\n\n");
                break;
            case "br":
                text.Append('\n');
                break;
            case "item":
                text.Append("\n- ");
                Append(text, element);
                break;
            default:
                Append(text, element);
                break;
        }
    }

    // "M:Orders.Model.Order.Ship(System.Int32)" is known to readers as "Ship".
    private static string SimpleName(string reference)
    {
        var path = reference.Split('(')[0];
        var name = path[(path.LastIndexOfAny(['.', ':']) + 1)..];
        return name.Split('`')[0];
    }
}
