using System.Reflection;
using Modular.GraphQL.Types;
using Modular.Kernel;

namespace Modular.Architecture.Tests.Rules;

/// <summary>FE-01: whoever shows an object with a state machine says what can be done with it.</summary>
internal static class StateRules
{
    private const string Told = "each object with a state machine has allowedActions";

    /// <summary>Objects whose moves nobody asks for. Each entry is a decision.</summary>
    public static IReadOnlyList<string> MoveByThemselves { get; } =
    [
        "DataExport", // A job makes it and takes it away again.
        "Payment", // Its provider's reports move it.
        "Refund", // The job that tells its provider moves it; whether there is one is an action of the order.
    ];

    /// <summary>Whether each object whose status is a state of some machine has <c>allowedActions</c> or stands on the list, and the list names nothing else.</summary>
    public static IEnumerable<Violation> OfActions(Schema schema, IReadOnlyList<string> moveByThemselves)
    {
        var silent = WithMachine(schema).Where(t => t.Fields.All(f => f.Name != "allowedActions")).Select(t => t.Name).ToList();
        return silent.Except(moveByThemselves).Select(t => new Violation(t, t, Told, "declare its StateActions and add allowedActions, or have it reviewed for the list"))
            .Concat(moveByThemselves.Except(silent).Select(t => new Violation(t, $"{t} is on the list of what moves by itself, and has actions or no machine", Told, $"take {t} off the list")));
    }

    /// <summary>The objects of the schema whose status is a state of some machine.</summary>
    public static IEnumerable<FieldedType> WithMachine(Schema schema) => schema.Types.OfType<FieldedType>()
        .Where(t => t.Fields.Any(f => f is { Name: "status", Member: PropertyInfo { PropertyType: { IsEnum: true } state } } && HasMachine(state)));

    private static bool HasMachine(Type state) => state.Assembly.GetTypes()
        .Any(t => t.GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Any(p => p.PropertyType == typeof(StateMachine<>).MakeGenericType(state)));
}
