using System.Linq.Expressions;
using System.Reflection;
using Modular.GraphQL.Building;
using Modular.GraphQL.Data.Queries;
using Modular.GraphQL.Execution;

namespace Modular.GraphQL.Data.Sorting;

/// <summary>Turns one input object of an order into an order term. Made once, when the schema is built.</summary>
internal sealed class SortNode
{
    private readonly List<(ArgumentDraft Field, PropertyInfo Property, SortNode? Inner)> _properties = [];

    /// <summary>Adds a property; with a node for what lies within its value.</summary>
    public void Add(ArgumentDraft field, PropertyInfo property, SortNode? inner) => _properties.Add((field, property, inner));

    /// <summary>The term that the input states of a row. Throws BAD_USER_INPUT where it states none, or several, as their order would be open.</summary>
    public OrderTerm Build(InputObjectValue input, Type element)
    {
        var row = Expression.Parameter(element, "row");
        var (value, descending) = Read(input, row);
        return new OrderTerm(Expression.Lambda(value, row), descending);
    }

    private (Expression Value, bool Descending) Read(InputObjectValue input, Expression source)
    {
        var given = _properties.Where(p => input.IsGiven(p.Field.Ordinal)).ToList();
        if (given is not [var (field, property, inner)])
        {
            throw new GraphQLException(
                $"An item of `order` names {(given.Count == 0 ? "no property" : "several properties")}. Name exactly one in each item: [{{ a: ASC }}, {{ b: DESC }}].",
                ErrorCodes.BadUserInput);
        }

        var value = Expression.Property(source, property);
        return input[field.Ordinal] switch
        {
            InputObjectValue nested => inner!.Read(nested, value),
            SortDirection direction => (value, direction == SortDirection.Descending),
            _ => throw new GraphQLException($"The order `{field.Name}` is null. Leave it out, or give ASC or DESC.", ErrorCodes.BadUserInput),
        };
    }
}

/// <summary>The values of <c>SortEnumType</c>.</summary>
internal enum SortDirection
{
    Ascending,
    Descending,
}
