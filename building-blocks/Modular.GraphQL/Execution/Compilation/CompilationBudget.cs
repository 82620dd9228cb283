namespace Modular.GraphQL.Execution;

/// <summary>
/// Counts the selections that one compilation merges. A small document can be written in which each of 2ⁿ paths merges another set of
/// fragments: remembering what was merged does not help there, so the work itself is bounded.
/// </summary>
/// <param name="limit">How many selections may be merged; 0 for no limit.</param>
internal sealed class CompilationBudget(int limit)
{
    private int _spent;

    /// <summary>Counts selections that are looked at. Throws <see cref="GraphQLException"/> with LIMIT_EXCEEDED where they are too many.</summary>
    public void Spend(int selections)
    {
        _spent += selections;
        if (limit > 0 && _spent > limit)
        {
            throw new GraphQLException(
                $"The operation merges its fragments into more than {limit} selections. Spread fewer fragments inside one another, or ask in several requests.",
                ErrorCodes.LimitExceeded);
        }
    }
}
