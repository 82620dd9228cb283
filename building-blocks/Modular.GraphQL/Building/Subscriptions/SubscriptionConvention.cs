using System.Linq.Expressions;
using System.Reflection;
using Modular.GraphQL.Execution;

namespace Modular.GraphQL.Building;

/// <summary>
/// Drafts the fields of the subscription root. A field is a method that makes a value of each event that another one streams,
/// or a method that streams the values itself.
/// </summary>
internal sealed class SubscriptionConvention(Drafting drafting)
{
    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public void Add(ObjectDraft subscription, Type @class)
    {
        drafting.Fields.CheckStatic(@class);
        var members = Discovery.FieldsOf(@class).ToList();
        var sources = members.Select(m => m.Get<SubscribeAttribute>()?.With).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var member in members.Where(m => !sources.Contains(m.Name)))
        {
            if (Field(subscription, member) is { } field)
                drafting.Fields.Add(subscription, field);
        }
    }

    private FieldDraft? Field(ObjectDraft subscription, MemberInfo member)
    {
        if (member is MethodInfo { IsGenericMethodDefinition: false } method)
        {
            if (method.Get<SubscribeAttribute>()?.With is { } with)
                return Mapped(subscription, method, with);
            if (Event(method) is { } value)
                return Streamed(subscription, method, value);
        }

        drafting.Mistakes.Add(
            Origin.Of(member),
            "A subscription's field says where its events come from.",
            "Name the method that streams them with [Subscribe(With = nameof(…))], or return IAsyncEnumerable<T>.");
        return null;
    }

    private FieldDraft? Mapped(ObjectDraft subscription, MethodInfo method, string with)
    {
        if (method.DeclaringType!.GetMember(with, MemberTypes.Method, Static) is not [MethodInfo { IsGenericMethodDefinition: false } source] || Event(source) is not { } @event)
        {
            drafting.Mistakes.Add(Origin.Of(method), $"The class has no single method {with} that streams events.", $"Let one static method {with} return IAsyncEnumerable<T>, or a task of it.");
            return null;
        }

        if (method.ReturnType == typeof(void) || method.ReturnType == typeof(Task) || method.ReturnType == typeof(ValueTask))
        {
            drafting.Mistakes.Add(Origin.Of(method), "A subscription's field has a value.", "Return what the field gives for an event.");
            return null;
        }

        var field = New(subscription, method, ClrShape.OfResult(method));
        AddSource(field, source, @event.Type);
        var context = Expression.Parameter(typeof(ResolverContext), "context");
        var binder = new ParameterBinder(drafting, field, null, context) { EventType = @event.Type };
        field.Resolver = ResolverCompiler.Row(method, binder.Bind, context);
        drafting.Fields.AdaptIds(field, method, field.RuntimeType);
        return field;
    }

    private FieldDraft Streamed(ObjectDraft subscription, MethodInfo method, ClrShape value)
    {
        var field = New(subscription, method, value);
        AddSource(field, method, value.Type);
        field.Resolver = new RowResolver(context => new(context.Parent));
        drafting.Fields.AdaptIds(field, method, value.Type);
        return field;
    }

    private FieldDraft New(ObjectDraft subscription, MethodInfo method, ClrShape value) => drafting.Fields.New(
        subscription.Name, method.GivenName() ?? Naming.Subscription(method.Name), drafting.Fields.TypeOf(method, value), method, value.Type, [method.DeclaringType!]);

    private void AddSource(FieldDraft field, MethodInfo source, Type @event)
    {
        var context = Expression.Parameter(typeof(ResolverContext), "context");
        var binder = new ParameterBinder(drafting, field, null, context);
        var open = ResolverCompiler.Row(source, binder.Bind, context);
        field.Source = SourceStream.Opener(@event, open);
        // The stream has a scope of its own; the field's is asked for by the method that makes its value.
        field.NeedsScope = false;
    }

    private static ClrShape? Event(MethodInfo method)
    {
        var shape = ClrShape.OfResult(method);
        return shape.IsGeneric(typeof(IAsyncEnumerable<>)) ? shape.Argument(0) : null;
    }
}
