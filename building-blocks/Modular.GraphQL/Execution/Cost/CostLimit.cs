using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>Refuses operations that would cost too much, before they are compiled.</summary>
internal sealed class CostLimit(Schema schema, ExecutorOptions options)
{
    private readonly FieldCosts _costs = new(schema);

    /// <summary>The operation's cost where the response tells it, and the error where it is over the limit.</summary>
    public double? Check(GraphQLRequest request, PreparedOperation operation, VariableValues variables, out GraphQLError? error)
    {
        error = null;
        var isReported = options.ReportCost || request.ReportCost;
        if (options.MaxCost == 0 && !isReported)
            return null;
        var cost = operation.CostFor(variables, _costs);
        if (options.MaxCost > 0 && cost > options.MaxCost)
        {
            var number = ResponseExtensions.Number(cost);
            error = new($"The operation costs up to {number}, and at most {options.MaxCost} is taken. Ask for smaller pages, fewer lists inside lists, or in several requests.")
            {
                Code = ErrorCodes.LimitExceeded,
                Extensions = new Dictionary<string, object?> { ["cost"] = number, ["maxCost"] = options.MaxCost },
            };
        }

        return isReported ? cost : null;
    }
}
