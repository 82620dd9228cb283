using System.Linq.Expressions;

namespace Modular.GraphQL.Data.Queries;

/// <summary>Puts an expression in the place of a lambda's parameter.</summary>
internal sealed class ParameterReplacement(ParameterExpression parameter, Expression replacement) : ExpressionVisitor
{
    /// <summary>The lambda's body over another argument.</summary>
    public static Expression Inline(LambdaExpression lambda, Expression argument) =>
        new ParameterReplacement(lambda.Parameters[0], argument).Visit(lambda.Body);

    /// <inheritdoc/>
    protected override Expression VisitParameter(ParameterExpression node) =>
        node == parameter ? replacement : node;
}
