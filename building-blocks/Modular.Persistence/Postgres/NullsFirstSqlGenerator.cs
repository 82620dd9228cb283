using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal;
using Npgsql.EntityFrameworkCore.PostgreSQL.Query.Internal;

#pragma warning disable EF1001 // There is no public way to say how SQL is written; a wrong order would be found by the tests.

namespace Modular.Persistence.Postgres;

/// <summary>
/// Sorts null before every value, as SQLite and C# do. The provider has a setting for that, but it says so of every column, and an index
/// does not serve an order of a mandatory column that speaks of nulls.
/// </summary>
internal sealed class NullsFirstSqlGenerator(
    QuerySqlGeneratorDependencies dependencies, IRelationalTypeMappingSource types, Version version)
    : NpgsqlQuerySqlGenerator(dependencies, types, reverseNullOrderingEnabled: false, version)
{
    protected override Expression VisitOrdering(OrderingExpression orderingExpression)
    {
        var result = base.VisitOrdering(orderingExpression);
        if (orderingExpression.Expression is not (ColumnExpression { IsNullable: false } or SqlConstantExpression or SqlParameterExpression))
            Sql.Append(orderingExpression.IsAscending ? " NULLS FIRST" : " NULLS LAST");
        return result;
    }
}

/// <summary>Makes EF use <see cref="NullsFirstSqlGenerator"/>.</summary>
internal sealed class NullsFirstSqlGeneratorFactory(
    QuerySqlGeneratorDependencies dependencies, IRelationalTypeMappingSource types, INpgsqlSingletonOptions options) : IQuerySqlGeneratorFactory
{
    public QuerySqlGenerator Create() => new NullsFirstSqlGenerator(dependencies, types, options.PostgresVersion);
}
