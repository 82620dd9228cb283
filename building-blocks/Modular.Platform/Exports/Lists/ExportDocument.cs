using System.Text;

namespace Modular.Platform.Exports;

/// <summary>The query by which an export reads a page of its list: what a reader of the list would send.</summary>
internal static class ExportDocument
{
    /// <summary>The name under which the list stands in the answer.</summary>
    public const string List = "list";

    /// <summary>The document.</summary>
    /// <param name="list">The list.</param>
    /// <param name="columns">What is read of each item.</param>
    /// <param name="arguments">The names of the arguments that are given.</param>
    public static byte[] Of(ExportList list, IReadOnlyList<ExportColumn> columns, IReadOnlyCollection<string> arguments)
    {
        var given = list.Arguments.Where(a => arguments.Contains(a.Name)).ToList();
        var text = new StringBuilder("query ListExport($first: Int!, $after: String, $count: Boolean!");
        foreach (var argument in given)
            text.Append(", $").Append(argument.Name).Append(": ").Append(argument.Type);
        text.Append(") { ").Append(List).Append(": ").Append(list.Field.Name).Append("(first: $first, after: $after");
        foreach (var argument in given)
            text.Append(", ").Append(argument.Name).Append(": $").Append(argument.Name);
        text.Append(") { pageInfo { hasNextPage endCursor } ");
        if (list.HasTotal)
            text.Append("totalCount @include(if: $count) ");
        // Where nothing counts, the variable has its use all the same.
        text.Append(list.HasTotal ? "nodes {" : "counted: __typename @include(if: $count) nodes {");
        Select(text, columns.ToList(), 0);
        return Encoding.UTF8.GetBytes(text.Append(" } } }").ToString());
    }

    private static void Select(StringBuilder text, IReadOnlyList<ExportColumn> columns, int depth)
    {
        foreach (var group in columns.GroupBy(c => c.Fields[depth].Name))
        {
            text.Append(' ').Append(group.Key);
            var longer = group.Where(c => c.Fields.Count > depth + 1).ToList();
            if (longer.Count > 0)
            {
                text.Append(" {");
                Select(text, longer, depth + 1);
                text.Append(" }");
            }
            else if (group.First().IsMoney)
            {
                text.Append(" { amount currency }");
            }
        }
    }
}
