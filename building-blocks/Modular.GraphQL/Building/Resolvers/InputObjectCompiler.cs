using System.Linq.Expressions;
using Modular.GraphQL.Execution;

namespace Modular.GraphQL.Building;

/// <summary>Compiles the making of a C# value from a coerced input object.</summary>
internal static class InputObjectCompiler
{
    public static Func<InputObjectValue, object> Compile(Drafting drafting, InputObjectShape shape)
    {
        var input = Expression.Parameter(typeof(InputObjectValue), "input");
        var result = Expression.Variable(shape.Type, "result");
        var body = new List<Expression> { Expression.Assign(result, New(drafting, shape, input)) };
        foreach (var member in shape.Members.Where(m => m.Parameter is null))
        {
            // What is not given keeps what the property's initialiser says.
            body.Add(Expression.IfThen(
                IsGiven(input, member.Draft),
                Expression.Assign(Expression.Property(result, member.Property), Value(drafting, member, input))));
        }

        body.Add(Expression.Convert(result, typeof(object)));
        return Expression.Lambda<Func<InputObjectValue, object>>(Expression.Block([result], body), input).Compile();
    }

    private static NewExpression New(Drafting drafting, InputObjectShape shape, ParameterExpression input) => shape.Constructor is null
        ? Expression.New(shape.Type)
        : Expression.New(shape.Constructor, shape.Arguments.Select(member =>
            Expression.Condition(IsGiven(input, member.Draft), Value(drafting, member, input), InputBinding.Default(member.Parameter!))));

    private static Expression Value(Drafting drafting, InputMember member, ParameterExpression input) => InputBinding.Bind(
        drafting,
        Expression.Call(typeof(InputObjectCompiler), nameof(Read), null, input, Expression.Constant(member.Draft)),
        member.Property.PropertyType,
        member.Property.Get<IDAttribute>() ?? member.Parameter?.Get<IDAttribute>());

    private static MethodCallExpression IsGiven(ParameterExpression input, ArgumentDraft draft) =>
        Expression.Call(typeof(InputObjectCompiler), nameof(IsGivenIn), null, input, Expression.Constant(draft));

    private static object? Read(InputObjectValue input, ArgumentDraft draft) => input[draft.Ordinal];

    private static bool IsGivenIn(InputObjectValue input, ArgumentDraft draft) => input.IsGiven(draft.Ordinal);
}
