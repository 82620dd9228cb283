using System.Collections;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace Modular.GraphQL.Data.Partitions;

/// <summary>Queries that can be run together, and which of the level's parents they belong to.</summary>
/// <param name="Rows">The numbers of the parents.</param>
/// <param name="Keys">The parents' keys, in the same order; null where all of them have the same query.</param>
/// <param name="Single">The one query of all of them, where they have the same.</param>
/// <param name="Partition">The rows of all of them, where they do not.</param>
internal sealed record ParentQueries<T>(IReadOnlyList<int> Rows, IReadOnlyList<ParentKey>? Keys, IQueryable<T>? Single, QueryPartition<T>? Partition) where T : class
{
    /// <summary>
    /// Puts together what can be asked with one statement. There is one group for each form that the resolver gives its query,
    /// whatever the number of parents. Throws where a query depends on its parent in a way that cannot be asked for several at once.
    /// </summary>
    /// <param name="queries">The queries, as the resolver gave them.</param>
    /// <param name="field">The field's coordinate, for the error.</param>
    public static IEnumerable<ParentQueries<T>> Of(IReadOnlyList<IQueryable<T>> queries, string field)
    {
        if (queries is [var only])
            return [new([0], null, only, null)];
        return queries
            .Select((query, row) => (Row: row, Template: QueryTemplate.Of(query)))
            .GroupBy(q => q.Template, SameForm.Instance)
            .Select(group => Of([.. group], queries, field));
    }

    private static ParentQueries<T> Of((int Row, QueryTemplate Template)[] group, IReadOnlyList<IQueryable<T>> queries, string field)
    {
        var first = group[0].Template;
        var rows = Array.ConvertAll(group, g => g.Row);
        var varying = Enumerable.Range(0, first.Values.Length)
            .Where(i => !Array.TrueForAll(group, g => AreSame(g.Template.Values[i], first.Values[i]))).ToHashSet();
        if (varying.Count == 0)
            return new(rows, null, queries[rows[0]], null);

        var query = QueryTemplate.Fill(first.Expression, v => varying.Contains(v.Ordinal) ? v : first.Sources[v.Ordinal]);
        if (ParentCondition.TakeFrom(query, typeof(T)) is not var (rest, row, ties))
        {
            throw new InvalidOperationException(
                $"The query of {field} depends on its parent in a way that cannot be asked for several parents at once. "
                + "Let a Where after the last Select and before any Take compare a property of the rows with a value of the parent: Where(d => d.MerchantId == merchant.Id).");
        }

        var keys = Array.ConvertAll(group, g => new ParentKey([.. ties.Select(t => Fit(g.Template.Values[t.Value]!, t.Member.Type))]));
        var partition = new PartitionKeys(row, [.. ties.Select(t => t.Member)], [.. keys.Distinct()]);
        var all = queries[rows[0]].Provider.CreateQuery<T>(rest).Where(Expression.Lambda<Func<T, bool>>(partition.IsOfAny(), row));
        return new(rows, keys, null, new QueryPartition<T>(all, partition));
    }

    // C# compares enums as numbers.
    private static object Fit(object value, Type member) =>
        (Nullable.GetUnderlyingType(member) ?? member) is { IsEnum: true } type ? Enum.ToObject(type, value) : value;

    private static bool AreSame(object? left, object? right) =>
        Equals(left, right) || (left is IEnumerable a and not string && right is IEnumerable b && a.Cast<object?>().SequenceEqual(b.Cast<object?>()));

    // What compares with null is another condition in SQL, so parents without a value are asked for apart.
    private sealed class SameForm : IEqualityComparer<QueryTemplate>
    {
        public static readonly SameForm Instance = new();

        public bool Equals(QueryTemplate? left, QueryTemplate? right) =>
            left!.Values.Select(v => v is null).SequenceEqual(right!.Values.Select(v => v is null))
            && ExpressionEqualityComparer.Instance.Equals(left.Expression, right.Expression);

        public int GetHashCode(QueryTemplate template) => ExpressionEqualityComparer.Instance.GetHashCode(template.Expression);
    }
}
