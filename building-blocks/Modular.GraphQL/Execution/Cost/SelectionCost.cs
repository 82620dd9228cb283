namespace Modular.GraphQL.Execution;

/// <summary>
/// The cost of selections on one object, as a function of what is known only where they are used. Doubles saturate at
/// infinity instead of wrapping around.
/// </summary>
/// <param name="Once">What comes once for the whole level, however many objects there are.</param>
/// <param name="Each">What comes for each object.</param>
/// <param name="EachItem">What comes for each item of the page that the object is, where its field says that some of its fields are.</param>
internal readonly record struct SelectionCost(double Once, double Each, double EachItem)
{
    public static SelectionCost operator +(SelectionCost a, SelectionCost b) => new(a.Once + b.Once, a.Each + b.Each, a.EachItem + b.EachItem);
}
