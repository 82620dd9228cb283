using System.Linq.Expressions;

namespace Modular.GraphQL.Data.Partitions;

/// <summary>Stands in a query for a value that it takes from outside, such as the id of a parent. Two are equal where they stand in the same place.</summary>
internal sealed class CapturedValue(int ordinal, Type type) : Expression
{
    /// <summary>The number of the value among those of its query.</summary>
    public int Ordinal { get; } = ordinal;

    /// <inheritdoc/>
    public override ExpressionType NodeType => ExpressionType.Extension;

    /// <inheritdoc/>
    public override Type Type { get; } = type;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CapturedValue other && other.Ordinal == Ordinal && other.Type == Type;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Ordinal, Type);

    /// <inheritdoc/>
    protected override Expression VisitChildren(ExpressionVisitor visitor) => this;
}
