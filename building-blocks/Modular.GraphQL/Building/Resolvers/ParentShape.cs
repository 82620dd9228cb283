using System.Linq.Expressions;

namespace Modular.GraphQL.Building;

/// <summary>What the objects are whose fields are resolved.</summary>
/// <param name="Type">Their C# type.</param>
/// <param name="Id">The typed id of the node; null where they are no nodes.</param>
/// <param name="ReadId">Reads the id from the object, or from the id itself where only that is known.</param>
internal sealed record ParentShape(Type Type, Type? Id, Func<object, object>? ReadId)
{
    /// <summary>Whether a parameter of the type receives the object.</summary>
    public bool Fits(Type parameter) => parameter.IsAssignableFrom(Type) || parameter == Id;

    /// <summary>The object as the parameter's type.</summary>
    public Expression As(Type parameter, Expression parent) => parameter == Id
        ? Expression.Unbox(Expression.Invoke(Expression.Constant(ReadId), parent), parameter)
        : Expression.Convert(parent, parameter);
}
