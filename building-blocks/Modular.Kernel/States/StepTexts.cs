using System.Collections.Concurrent;

namespace Modular.Kernel;

/// <summary>
/// Where the texts of steps' codes stand. All modules' steps have one shape in the schema, so a code means the same in all of them; modules say which are theirs when they register
/// their steps.
/// </summary>
public static class StepTexts
{
    private static readonly ConcurrentDictionary<string, Enum> Reasons = new();
    private static readonly ConcurrentDictionary<TextTable, bool> Tables = new();

    /// <summary>Adds a module's texts, and the enums of reasons that people choose from.</summary>
    /// <exception cref="InvalidOperationException">Another module calls a reason of the same name differently.</exception>
    public static void Add(TextTable table, params IEnumerable<Type> reasons)
    {
        Tables.TryAdd(table, true);
        foreach (var reason in reasons.SelectMany(r => Enum.GetValues(r).Cast<Enum>()))
        {
            var known = Reasons.GetOrAdd(StateName.InCapitals(reason.ToString()), reason);
            if (Languages.All.Any(l => EnumLabel.Find(known, l) != EnumLabel.Find(reason, l)))
                throw new InvalidOperationException($"{reason.GetType().FullName}.{reason} and {known.GetType().FullName}.{known} are reasons of one name with two labels; give one of them another name.");
        }
    }

    internal static Enum? FindReason(string code) => Reasons.GetValueOrDefault(code);

    internal static TextTable? TableOf(string code) => Tables.Keys.FirstOrDefault(t => t.Find(code, Languages.English) is not null);
}
