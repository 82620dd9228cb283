namespace Modular.GraphQL.Language;

/// <summary>Joining, enclosing and indenting of printed nodes.</summary>
public static partial class SyntaxPrinter
{
    private static string[] PrintAll(IReadOnlyList<Node> nodes)
    {
        var texts = new string[nodes.Count];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = Print(nodes[i]);
        return texts;
    }

    private static string Join(string separator, IReadOnlyList<Node> nodes) => string.Join(separator, PrintAll(nodes));

    private static string Trailing(IReadOnlyList<DirectiveNode> directives) => Leading(" ", directives, " ");

    private static string Leading(string prefix, IReadOnlyList<Node> nodes, string separator) =>
        nodes.Count == 0 ? "" : prefix + Join(separator, nodes);

    private static string Parenthesised(IReadOnlyList<ArgumentNode> arguments) => Enclose("(", PrintAll(arguments), ", ", ")");

    private static string Block(IReadOnlyList<Node> nodes) => Enclose("{\n", Indent(PrintAll(nodes)), "\n", "\n}");

    private static string Enclose(string open, string[] items, string separator, string close) =>
        items.Length == 0 ? "" : open + string.Join(separator, items) + close;

    private static string[] Indent(string[] items)
    {
        for (var i = 0; i < items.Length; i++)
            items[i] = "  " + IndentLines(items[i]);
        return items;
    }

    // Blank lines occur in block strings only, where indentation means nothing; they stay free of trailing spaces.
    private static string IndentLines(string text)
    {
        if (!text.Contains('\n'))
            return text;
        var lines = text.Split('\n');
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].Length > 0)
                lines[i] = "  " + lines[i];
        }

        return string.Join('\n', lines);
    }

    private static int JoinedLength(string[] items)
    {
        var length = 2 * Math.Max(items.Length - 1, 0);
        foreach (var item in items)
            length += item.Length;
        return length;
    }

    private static bool AnySpansLines(string[] items) => Array.Exists(items, item => item.Contains('\n'));
}
