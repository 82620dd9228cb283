using System.Linq.Expressions;
using Modular.GraphQL.Data.Queries;

namespace Modular.GraphQL.Data.Paging;

/// <summary>Which of the rows are read, of each parent where there are several.</summary>
/// <param name="Skip">How many are passed over.</param>
/// <param name="Take">How many are read.</param>
/// <param name="IsReversed">Whether they are read from the end.</param>
internal readonly record struct RowWindow(int Skip, int Take, bool IsReversed = false)
{
    /// <summary>The window of sorted rows. Its numbers are parameters: another page is the same statement.</summary>
    public IQueryable<T> Of<T>(IQueryable<T> sorted) => Of(sorted, Parameter.Of(Skip), Parameter.Of(Take));

    /// <summary>The window whose numbers are the expressions, of type <see cref="int"/>.</summary>
    public IQueryable<T> Of<T>(IQueryable<T> sorted, Expression skip, Expression take)
    {
        var rows = sorted.Expression;
        if (Skip > 0)
            rows = Call<T>(nameof(Queryable.Skip), rows, skip);
        return sorted.Provider.CreateQuery<T>(Call<T>(nameof(Queryable.Take), rows, take));
    }

    private static MethodCallExpression Call<T>(string method, Expression rows, Expression count) =>
        Expression.Call(typeof(Queryable), method, [typeof(T)], rows, count);
}
