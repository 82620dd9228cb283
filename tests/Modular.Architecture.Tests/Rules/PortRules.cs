using Mono.Cecil;

namespace Modular.Architecture.Tests.Rules;

/// <summary>
/// Command ports (design §6): in contracts they have the shape that makes them idempotent and cancellable; who answers one goes through the received commands, and who sends one
/// keeps it with a save.
/// </summary>
internal static class PortRules
{
    private const string Port = "Modular.Kernel.ICommandPort";
    private const string Name = "Modular.Kernel.CommandPortAttribute";
    private const string Received = "Modular.Messaging.ReceivedCommands`1";
    private const string Sender = "Modular.Messaging.CommandSender`1";
    private const string Context = "Modular.Messaging.MessagingDbContext";

    private const string Shape = "a port's operation takes a CommandId, one record and a CancellationToken, and gives a Task<CommandAnswer<T>>";
    private const string Named = "a port has a name that outlives its interface";
    private const string Once = "what a command does is done once, in the transaction of its row";
    private const string Kept = "a command that is never kept is taken back, whatever was done with it";

    /// <summary>Looks at a contracts' assembly.</summary>
    public static IEnumerable<Violation> OfContracts(string module, AssemblyDefinition contracts)
    {
        foreach (var port in contracts.MainModule.GetTypes().Where(t => t.IsInterface && IsPort(t)))
        {
            if (!port.CustomAttributes.Any(a => a.AttributeType.FullName == Name))
                yield return new(module, $"{port.FullName} has no name", Named, "add [CommandPort(\"module.what-it-is\")]");
            foreach (var operation in port.Methods.Where(m => !IsOperation(m)))
                yield return new(module, $"{port.FullName}.{operation.Name} is no operation of a port", Shape, "give it that shape; what only reads belongs into an interface of its own");
        }
    }

    /// <summary>Looks at a module's assembly.</summary>
    public static IEnumerable<Violation> OfModule(string module, AssemblyDefinition assembly)
    {
        foreach (var type in assembly.MainModule.Types)
        {
            if (IsPort(type) && !type.IsInterface)
            {
                foreach (var way in new[] { "AcceptAsync", "CancelAsync" }.Where(w => !Calls(type, Received, w)))
                    yield return new(module, $"{type.FullName} answers commands without {way}", Once, $"call ReceivedCommands.{way}, and do it there");
            }

            if (Calls(type, Sender, "SendAsync") && !Calls(type, Context, "Keep"))
                yield return new(module, $"{type.FullName} sends commands and keeps none", Kept, "call Keep on the context right before the save");
        }
    }

    private static bool IsPort(TypeDefinition type) => type.Interfaces.Any(i => i.InterfaceType.FullName == Port);

    private static bool IsOperation(MethodDefinition method) =>
        method.Parameters is [var id, _, var stop]
        && id.ParameterType.FullName == "Modular.Kernel.CommandId" && stop.ParameterType.FullName == "System.Threading.CancellationToken"
        && method.ReturnType is GenericInstanceType { GenericArguments: [GenericInstanceType answer] } task
        && task.ElementType.FullName == "System.Threading.Tasks.Task`1" && answer.ElementType.FullName == "Modular.Kernel.CommandAnswer`1";

    // Whatever the compiler made of its lambdas and async methods is nested in it.
    private static bool Calls(TypeDefinition type, string on, string method) =>
        type.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Instructions)
            .Any(i => i.Operand is MethodReference called && called.Name == method && called.DeclaringType.GetElementType().FullName == on)
        || type.NestedTypes.Any(n => Calls(n, on, method));
}
