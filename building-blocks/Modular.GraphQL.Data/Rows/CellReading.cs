using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Modular.GraphQL.Data.Queries;
using SQLitePCL;

namespace Modular.GraphQL.Data.Rows;

/// <summary>Makes the expressions that read a column of the current row as a property's value, as EF Core would read it.</summary>
/// <param name="Reader">The reader, of type <see cref="DbDataReader"/>.</param>
/// <param name="Sqlite">The same row as SQLite has it, of type <see cref="sqlite3_stmt"/>; null for another database.</param>
internal sealed record CellReading(ParameterExpression Reader, ParameterExpression? Sqlite)
{
    private static readonly MethodInfo IsDBNull = typeof(DbDataReader).GetMethod(nameof(DbDataReader.IsDBNull))!;

    /// <summary>The column's value as the type.</summary>
    public Expression Read(Column column, int ordinal, Type type)
    {
        var mapping = column.Property.GetRelationalTypeMapping();
        var converter = mapping.Converter;
        var stored = converter?.ProviderClrType ?? mapping.ClrType;
        Expression value;
        if (ReadEnumName(converter, ordinal) is { } name)
        {
            value = name;
        }
        else
        {
            value = ReadSqlite(stored, mapping.StoreType, ordinal)
                ?? mapping.CustomizeDataReaderExpression(Expression.Call(Reader, mapping.GetDataReaderMethod(), Expression.Constant(ordinal)));
            value = Convert(value, stored);
            if (converter is not null)
                value = ParameterReplacement.Inline(converter.ConvertFromProviderExpression, value);
        }

        value = Convert(value, type);
        return column.IsNullable ? Expression.Condition(IsNull(ordinal), Expression.Default(type), value) : value;
    }

    /// <summary>Whether the column is null.</summary>
    public Expression IsNull(int ordinal) => Sqlite is null
        ? Expression.Call(Reader, IsDBNull, Expression.Constant(ordinal))
        : Call(nameof(SqliteCells.IsNull), ordinal);

    private Expression? ReadEnumName(ValueConverter? converter, int ordinal)
    {
        if (Sqlite is null || converter?.GetType() is not { IsGenericType: true } type || type.GetGenericTypeDefinition() != typeof(EnumToStringConverter<>))
            return null;
        var names = typeof(SqliteCells.Names<>).MakeGenericType(type.GetGenericArguments());
        return Expression.Call(names.GetMethod(nameof(SqliteCells.Names<>.Read))!, Sqlite, Expression.Constant(ordinal));
    }

    private Expression? ReadSqlite(Type stored, string column, int ordinal) => Sqlite is null ? null : Type.GetTypeCode(stored) switch
    {
        TypeCode.String => Call(nameof(SqliteCells.Text), ordinal),
        TypeCode.Boolean => Expression.NotEqual(Call(nameof(SqliteCells.Integer), ordinal), Expression.Constant(0L)),
        TypeCode.Byte or TypeCode.Int16 or TypeCode.Int32 => Expression.ConvertChecked(Call(nameof(SqliteCells.Integer), ordinal), stored),
        TypeCode.Int64 => Call(nameof(SqliteCells.Integer), ordinal),
        TypeCode.Double => Call(nameof(SqliteCells.Real), ordinal),
        _ => stored == typeof(Guid) && column == "TEXT" ? Call(nameof(SqliteCells.Guid), ordinal) : null,
    };

    private MethodCallExpression Call(string method, int ordinal) =>
        Expression.Call(typeof(SqliteCells).GetMethod(method)!, Sqlite!, Expression.Constant(ordinal));

    private static Expression Convert(Expression value, Type type) => value.Type == type ? value : Expression.Convert(value, type);
}
