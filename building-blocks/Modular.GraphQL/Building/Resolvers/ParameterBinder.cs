using System.Linq.Expressions;
using System.Reflection;
using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Execution.DataLoading;

namespace Modular.GraphQL.Building;

/// <summary>Finds out what each parameter of a resolver receives, and compiles that.</summary>
/// <param name="drafting">The builder's run.</param>
/// <param name="field">The field, which gets the arguments.</param>
/// <param name="parent">The parent; null for root fields.</param>
/// <param name="context">The parameter that holds the <see cref="ResolverContext"/> or <see cref="BatchResolverContext"/>.</param>
internal sealed class ParameterBinder(Drafting drafting, FieldDraft field, ParentShape? parent, ParameterExpression context)
{
    private bool IsBatch => context.Type == typeof(BatchResolverContext);

    /// <summary>The input that the arguments are fields of (the mutation convention); null where they are arguments of the field.</summary>
    public (ArgumentDraft Argument, InputDraft Type)? Input { get; init; }

    /// <summary>The type of a subscription's events; null where the field has none.</summary>
    public Type? EventType { get; init; }

    public Expression Bind(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (type.IsByRef)
            return Refused(parameter);
        if (parameter.Get<ParentAttribute>() is { } attribute)
            return Parent(parameter, attribute);
        if (parameter.Has<EventMessageAttribute>())
            return Event(parameter);
        if (type == typeof(CancellationToken))
            return Of(nameof(FieldContext.CancellationToken));
        if (type == typeof(ClaimsPrincipal))
            return Of(nameof(FieldContext.User));
        if (type == typeof(RequestContext))
            return Of(nameof(FieldContext.Request));
        if (type == typeof(IServiceProvider))
        {
            field.NeedsScope = true;
            return Of(nameof(FieldContext.Services));
        }

        if (typeof(FieldContext).IsAssignableFrom(type))
            return Context(parameter);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IDataLoader<,>))
            return Loader(parameter);
        if (parameter.Has<ServiceAttribute>() || drafting.Services.Contains(type))
            return Service(parameter);
        // An id may well be an argument; only an object is certain to be meant as the parent.
        return parent is not null && !IsBatch && type == parent.Type ? Parent(parameter, new ParentAttribute()) : Argument(parameter);
    }

    private DefaultExpression Refused(ParameterInfo parameter)
    {
        drafting.Mistakes.Add(Origin.Of(parameter), "A resolver's parameter is passed by reference.", "Pass it by value.");
        return Expression.Default(parameter.ParameterType.GetElementType()!);
    }

    private MemberExpression Of(string property) => Expression.Property(context, property);

    private Expression Context(ParameterInfo parameter)
    {
        if (parameter.ParameterType.IsAssignableFrom(context.Type))
            return context;
        drafting.Mistakes.Add(Origin.Of(parameter), $"The resolver's context is a {context.Type.Name}.", $"Take a {context.Type.Name} or a FieldContext.");
        return Expression.Default(parameter.ParameterType);
    }

    private Expression Parent(ParameterInfo parameter, ParentAttribute attribute)
    {
        var type = parameter.ParameterType;
        var wanted = IsBatch && new ClrShape(type, null).Element is { } element ? element.Type : type;
        if (parent is null || !parent.Fits(wanted) || (IsBatch && !type.IsAssignableFrom(wanted.MakeArrayType())))
        {
            var choices = parent is null ? null : parent.Id is null ? parent.Type.Name : $"{parent.Type.Name} or {parent.Id.Name}";
            drafting.Mistakes.Add(
                Origin.Of(parameter),
                parent is null ? "A root field has no parent." : $"The parent is no {wanted.Name}.",
                parent is null ? "Remove [Parent]." : IsBatch ? $"Take an IReadOnlyList of {choices}." : $"Take a {choices}.");
            return Expression.Default(type);
        }

        if (attribute.Requires is { } requires)
            field.Requires = requires.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        else if (wanted == parent.Id)
            field.Requires = ["Id"];
        if (!IsBatch)
            return parent.As(type, Expression.Property(context, nameof(ResolverContext.Parent)));
        var item = Expression.Parameter(typeof(object), "parent");
        var convert = Expression.Lambda(parent.As(wanted, item), item).Compile();
        return Expression.Convert(
            Expression.Call(typeof(ParameterBinder), nameof(Parents), [wanted], Expression.Property(context, nameof(BatchResolverContext.Parents)), Expression.Constant(convert)),
            type);
    }

    private Expression Event(ParameterInfo parameter)
    {
        if (EventType is not null && parameter.ParameterType.IsAssignableFrom(EventType))
            return Expression.Convert(Expression.Property(context, nameof(ResolverContext.Parent)), parameter.ParameterType);
        drafting.Mistakes.Add(
            Origin.Of(parameter),
            EventType is null ? "Only a field with [Subscribe(With = …)] receives an event." : $"The events are no {Naming.OfType(parameter.ParameterType)}.",
            EventType is null ? "Remove [EventMessage]." : $"Take a {Naming.OfType(EventType)}.");
        return Expression.Default(parameter.ParameterType);
    }

    private MethodCallExpression Loader(ParameterInfo parameter)
    {
        drafting.Loaders.Expect(parameter);
        return Expression.Call(
            Expression.Property(Of(nameof(FieldContext.Request)), nameof(RequestContext.Loaders)),
            nameof(DataLoaders.Get), parameter.ParameterType.GetGenericArguments());
    }

    private MethodCallExpression Service(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (drafting.Services.IsKnown && !drafting.Services.Gives(type))
            drafting.Mistakes.Add(Origin.Of(parameter), $"{type.Name} is not a registered service.", "Register it where the module adds its services.");
        field.NeedsScope |= drafting.Services.NeedsScope(type);
        return Expression.Call(
            typeof(ServiceProviderServiceExtensions), nameof(ServiceProviderServiceExtensions.GetRequiredService), [type], Of(nameof(FieldContext.Services)));
    }

    private ConditionalExpression Argument(ParameterInfo parameter)
    {
        var argument = drafting.Inputs.Argument(parameter);
        Expression[] place;
        if (Input is { } input)
        {
            input.Type.Fields.Add(argument);
            place = [context, Expression.Constant(input.Argument), Expression.Constant(argument)];
        }
        else
        {
            // Only a subscription has two methods that may take the same argument; the first has bound it already.
            if (field.Source is not null && field.Arguments.Find(a => a.Name == argument.Name) is { } shared)
            {
                if (shared.Type != argument.Type)
                    drafting.Mistakes.Add(Origin.Of(parameter), $"The argument {argument.Name} is a {shared.Type} to the method that subscribes.", "Give both parameters one type.");
                argument = shared;
            }
            else
            {
                field.Arguments.Add(argument);
            }

            place = [context, Expression.Constant(argument)];
        }

        var value = Expression.Call(typeof(ArgumentAccess), nameof(ArgumentAccess.Value), null, place);
        var isGiven = Expression.Call(typeof(ArgumentAccess), nameof(ArgumentAccess.IsGiven), null, place);
        return Expression.Condition(
            isGiven,
            InputBinding.Bind(drafting, value, parameter.ParameterType, parameter.Get<IDAttribute>()),
            InputBinding.Default(parameter));
    }

    private static T[] Parents<T>(IReadOnlyList<object> parents, Func<object, T> convert)
    {
        var result = new T[parents.Count];
        for (var i = 0; i < result.Length; i++)
            result[i] = convert(parents[i]);
        return result;
    }
}

/// <summary>Reads coerced arguments at run time.</summary>
internal static class ArgumentAccess
{
    public static object? Value(FieldContext context, ArgumentDraft argument) => context.Arguments[argument.Ordinal];

    public static bool IsGiven(FieldContext context, ArgumentDraft argument) => context.IsGiven(argument.Ordinal);

    public static object? Value(FieldContext context, ArgumentDraft input, ArgumentDraft field) => Input(context, input)[field.Ordinal];

    public static bool IsGiven(FieldContext context, ArgumentDraft input, ArgumentDraft field) => Input(context, input).IsGiven(field.Ordinal);

    private static InputObjectValue Input(FieldContext context, ArgumentDraft input) => (InputObjectValue)context.Arguments[input.Ordinal]!;
}
