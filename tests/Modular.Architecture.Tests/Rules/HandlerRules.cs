using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Modular.Architecture.Tests.Rules;

/// <summary>
/// Rule 8: handlers go through the inbox. What reacts to another module's event is an <c>IHandle</c> under <c>Reactions</c>; a feed is read by
/// hand for subscriptions and queries alone, which change nothing, since whoever changes something for what it reads there does so again after a crash.
/// </summary>
internal static class HandlerRules
{
    private const string Handler = "Modular.Messaging.IHandle`1";
    private const string Feed = "Modular.Messaging.IEventFeed";
    private static readonly string[] Readers = ["Modular.GraphQL.SubscriptionTypeAttribute", "Modular.GraphQL.QueryTypeAttribute"];
    private const string ThroughTheInbox = "a reaction to an event goes through the inbox, which makes its effect happen once";

    /// <summary>Looks at a module's assembly.</summary>
    public static IEnumerable<Violation> Of(string module, AssemblyDefinition assembly)
    {
        foreach (var type in assembly.MainModule.GetTypes())
        {
            if (type.Interfaces.Any(i => i.InterfaceType.GetElementType().FullName == Handler) && !type.Namespace.Split('.').Contains("Reactions"))
                yield return new(module, $"{type.FullName} handles events outside of Reactions", ThroughTheInbox, $"move it to {module}.Reactions");
            if (!Shows(type) && Reads(type))
                yield return new(module, $"{type.FullName} reads a feed by itself", ThroughTheInbox, "implement IHandle<TEvent> under Reactions, or read it in a [SubscriptionType] or [QueryType]");
        }
    }

    // What the compiler makes of an iterator is nested in the class that holds it.
    private static bool Shows(TypeDefinition type) =>
        type.CustomAttributes.Any(a => Readers.Contains(a.AttributeType.FullName)) || (type.DeclaringType is { } outer && Shows(outer));

    private static bool Reads(TypeDefinition type) => type.Methods
        .Where(m => m.HasBody).SelectMany(m => m.Body.Instructions)
        .Any(i => i.OpCode.FlowControl == FlowControl.Call && i.Operand is MethodReference called && called.DeclaringType.FullName == Feed);
}
