using System.Linq.Expressions;
using System.Reflection;
using Modular.GraphQL.Execution;

namespace Modular.GraphQL.Building;

/// <summary>
/// Each mutation takes one input and gives one payload: <c>placeOrder(input: PlaceOrderInput!): PlaceOrderPayload!</c>, where the
/// payload holds the result and the expected errors.
/// </summary>
internal sealed class MutationConvention(Drafting drafting)
{
    public void Add(ObjectDraft mutation, Type @class)
    {
        drafting.Fields.CheckStatic(@class);
        foreach (var member in Discovery.FieldsOf(@class))
        {
            if (member is MethodInfo { IsGenericMethodDefinition: false } method && Result(method) is { } result)
                AddFields(mutation, method, result);
            else
                drafting.Mistakes.Add(Origin.Of(member), "A mutation is a method that gives what it made or changed.", "Return a value, FieldResult<T>, or a task of it.");
        }
    }

    private static ClrShape? Result(MethodInfo method)
    {
        var shape = ClrShape.OfResult(method);
        return shape.Type == typeof(void) || shape.Type == typeof(Task) || shape.Type == typeof(ValueTask) ? null
            : shape.IsGeneric(typeof(FieldResult<>)) ? shape.Argument(0) : shape;
    }

    private void AddFields(ObjectDraft mutation, MethodInfo method, ClrShape result)
    {
        var name = method.GivenName() ?? Naming.Method(method.Name);
        var title = Naming.PascalCase(name);
        var payload = TypeReference.Named(title + "Payload").NonNull;
        var field = drafting.Fields.New(mutation.Name, name, payload, method, typeof(MutationPayload), [method.DeclaringType!]);
        var context = Expression.Parameter(typeof(ResolverContext), "context");
        var bind = Input(field, method, title, context);
        var errors = method.TypeArguments(typeof(ErrorAttribute<>)).Concat(method.DeclaringType!.TypeArguments(typeof(ErrorAttribute<>))).Distinct().ToList();
        CheckErrors(method, errors);
        field.Resolver = Resolver(ResolverCompiler.Row(method, bind, context), ClrShape.OfResult(method).Type, errors, field);
        DraftPayload(field, method, result, errors);
        var one = (RowResolver)field.Resolver;
        var idempotent = new IdempotencyConvention(drafting).Apply(field, method, result, errors);
        drafting.Fields.Add(mutation, field);
        if ((method.Get<BulkAttribute>() ?? method.DeclaringType!.Get<BulkAttribute>()) is { } bulk)
            new BulkConvention(drafting).Add(mutation, bulk, new(field, method, one, idempotent));
    }

    private static string TakenBy(FieldDraft field) => $"What `{field.Name}` takes.";

    private Func<ParameterInfo, Expression> Input(FieldDraft field, MethodInfo method, string title, ParameterExpression context)
    {
        var own = Array.Find(method.GetParameters(), p => p.Name == "input" && !p.Has<ServiceAttribute>() && !drafting.Services.Contains(p.ParameterType)
            && drafting.Inputs.IsInputObject(p.ParameterType));
        if (own is not null)
        {
            return parameter =>
            {
                var bound = new ParameterBinder(drafting, field, null, context).Bind(parameter);
                foreach (var argument in field.Arguments)
                    argument.Description ??= TakenBy(field);
                if (field.Arguments.Find(a => a.Name != "input") is { } other)
                    drafting.Mistakes.Add(Origin.Of(parameter), $"A mutation takes one input; {other.Name} stands beside it.", "Move it into the input type.");
                return bound;
            };
        }

        var input = new InputDraft(title + "Input") { Origin = Origin.Of(method), Description = TakenBy(field) };
        var argument = new ArgumentDraft("input", TypeReference.Named(input.Name).NonNull) { Description = input.Description, Origin = input.Origin };
        var binder = new ParameterBinder(drafting, field, null, context) { Input = (argument, input) };
        return parameter =>
        {
            var bound = binder.Bind(parameter);
            if (input.Fields.Count == 1 && field.Arguments.Count == 0)
            {
                field.Arguments.Add(argument);
                drafting.Registry.TryAdd(input);
            }

            return bound;
        };
    }

    private void CheckErrors(MethodInfo method, List<Type> errors)
    {
        var canFail = ClrShape.OfResult(method).IsGeneric(typeof(FieldResult<>));
        if (canFail && errors.Count == 0)
            drafting.Mistakes.Add(Origin.Of(method), "The mutation can fail, but declares no errors.", "Name each kind of error with [Error<T>].");
        else if (!canFail && method.TypeArguments(typeof(ErrorAttribute<>)).Any())
            drafting.Mistakes.Add(Origin.Of(method), "The mutation declares errors, but cannot give any.", "Return FieldResult<T>.");
    }

    private static RowResolver Resolver(RowResolver inner, Type type, List<Type> errors, FieldDraft field)
    {
        var payloadOf = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(FieldResult<>)
            ? typeof(MutationConvention).GetMethod(nameof(OfFieldResult), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(type.GetGenericArguments()).CreateDelegate<Func<object?, MutationPayload>>()
            : value => new MutationPayload(value, []);
        return new RowResolver(async context =>
        {
            var payload = payloadOf(await inner.Resolve(context));
            foreach (var error in payload.Errors)
            {
                if (!errors.Exists(e => e.IsInstanceOfType(error)))
                    throw new InvalidOperationException($"{field} gave the error {error.GetType()} ({error.Code}), which no [Error<T>] declares: {error.Message}");
            }

            return payload;
        });
    }

    private static MutationPayload OfFieldResult<T>(object? boxed)
    {
        var result = (FieldResult<T>)boxed!;
        // The default of the struct has neither; it is what "not set" looks like.
        return result.Errors is null
            ? throw new InvalidOperationException($"A FieldResult<{typeof(T).Name}> was left unset; give Success or Failure.")
            : new(result.IsSuccess ? result.Value : null, result.Errors);
    }

    private void DraftPayload(FieldDraft field, MethodInfo method, ClrShape result, List<Type> errors)
    {
        var origin = Origin.Of(method);
        var payload = new ObjectDraft(field.Type.Name) { Origin = origin, Description = $"What `{field.Name}` gives." };
        if (!drafting.Registry.TryAdd(payload))
            return;
        var type = drafting.GivenType(method, origin) ?? drafting.Outputs.Of(result, origin);
        var name = method.ReturnParameter.GivenName() ?? (type.IsList ? Naming.Plural(Naming.CamelCase(type.Name)) : Naming.CamelCase(type.Name));
        var value = new FieldDraft(name, type.Nullable, payload.Name)
        {
            RuntimeType = result.Type,
            IsUnboundedQuery = typeof(IQueryable).IsAssignableFrom(result.Type),
            Description = drafting.Descriptions.OfResult(method) ?? "What was made or changed; null where there are errors.",
            Origin = origin,
            Resolver = drafting.Nodes.LinkFrom(result.Type, p => ((MutationPayload)p).Value) ?? new PropertyResolver(p => ((MutationPayload)p).Value) as FieldResolver,
        };
        payload.Fields.Add(value);
        if (errors.Count > 0)
            drafting.Fields.Add(payload, Errors(payload, field, origin, errors));
    }

    private FieldDraft Errors(ObjectDraft payload, FieldDraft field, string origin, List<Type> errors)
    {
        var union = new UnionDraft(Naming.PascalCase(field.Name) + "Error") { Origin = origin, Description = $"What may keep `{field.Name}` from happening." };
        // The interface comes with the first error type.
        union.Members.AddRange(errors.Select(e => drafting.Outputs.Composite(e, origin).Name));
        drafting.Registry.TryAdd(union);
        return new FieldDraft("errors", TypeReference.Named(union.Name).NonNull.List, payload.Name)
        {
            Description = "What kept the mutation from happening; null where it happened.",
            Origin = origin,
            Resolver = new PropertyResolver(p => ((MutationPayload)p) is { IsSuccess: false } failed ? failed.Errors : null),
        };
    }
}
