using System.Text.RegularExpressions;
using Modular.Architecture.Tests.Repository;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Modular.Architecture.Tests.Rules;

/// <summary>
/// Rule 6: no string of a module names another module's table: not in SQL, not with its schema, not as the name that a mapping
/// call of EF takes; nor another's database file. A plain word that happens to be a table's name is none.
/// </summary>
internal static class ForeignTableRules
{
    private const string OwnTables = "no string literal or SQL of a module names another module's table";
    private const string Words = @"(?:from|join|into|update|table|references|only|truncate|exists)";

    private static readonly Regex Statement = new(@"^\s*(?:select|insert|update|delete|with|create|alter|drop|truncate|merge|attach|explain|copy|lock)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Looks at the strings of a module's assembly.</summary>
    /// <param name="module">The module.</param>
    /// <param name="assembly">Its assembly.</param>
    /// <param name="tables">The tables of all modules, by module.</param>
    public static IEnumerable<Violation> Of(string module, AssemblyDefinition assembly, ILookup<string, string> tables)
    {
        var others = tables.Where(t => t.Key != module).SelectMany(t => t.Select(name => new ForeignTable(t.Key, name, tables[module].Contains(name)))).ToList();
        return [.. from text in Literals(assembly)
                   from other in others
                   where other.IsNamedBy(text)
                   select new Violation(module, $"{text.Place} names {other.Module}.{other.Name}: \"{Short(text.Value)}\"", OwnTables,
                       $"ask {other.Module} through {other.Module}.Contracts, or keep a copy by its events")];
    }

    // What these take in the model that a migration was made for are the names of an entity's own members.
    private static readonly string[] TakeMembers = ["Property", "Navigation", "HasOne", "WithOne", "HasMany", "WithMany"];

    private static IEnumerable<Literal> Literals(AssemblyDefinition assembly)
    {
        foreach (var type in assembly.MainModule.GetTypes())
        {
            foreach (var field in type.Fields.Where(f => f is { HasConstant: true, Constant: string }))
                yield return new($"{type.FullName}.{field.Name}", (string)field.Constant, false);
            foreach (var attribute in type.CustomAttributes.Concat(type.Methods.SelectMany(m => m.CustomAttributes)).Where(a => a.AttributeType.Name == "TableAttribute"))
                yield return new(type.FullName, (string)attribute.ConstructorArguments[0].Value, true);
            foreach (var method in type.Methods.Where(m => m.HasBody))
            {
                foreach (var load in method.Body.Instructions.Where(i => i.OpCode == OpCodes.Ldstr))
                    yield return new($"{type.FullName}.{method.Name}", (string)load.Operand, IsTakenByEntityFramework(load));
            }
        }
    }

    private static bool IsTakenByEntityFramework(Instruction load)
    {
        var next = load.Next;
        while (next is not null && next.OpCode.Code is not (Code.Call or Code.Callvirt or Code.Ret))
            next = next.Next;
        return next?.Operand is MethodReference called && !TakeMembers.Contains(called.Name) && called.DeclaringType.Namespace.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal);
    }

    private static string Short(string text) => text.Length <= 100 ? text : text[..100] + "…";

    private sealed record Literal(string Place, string Value, bool IsMapped);

    // Where the module has a table of that name itself, only the schema tells whose is meant.
    private sealed class ForeignTable(string module, string name, bool isAlsoOwn)
    {
        private readonly Regex _qualified = Pattern($@"(?<![\w.])[""\[`]?{Regex.Escape(module)}[""\]`]?\.[""\[`]?{Regex.Escape(name)}(?![\w.])");
        private readonly Regex _inStatement = Pattern($@"\b{Words}\s+[""\[`]?{Regex.Escape(name)}(?![\w.])");
        private readonly Regex _quoted = Pattern($@"\b{Words}\s+""{Regex.Escape(name)}""");
        private readonly Regex _file = Pattern($@"(?<!\w){Regex.Escape(module)}\.db\b");

        public string Module => module;

        public string Name => name;

        public bool IsNamedBy(Literal text) => _qualified.IsMatch(text.Value) || _file.IsMatch(text.Value)
            || (!isAlsoOwn && ((text.IsMapped && text.Value == name) || _quoted.IsMatch(text.Value) || (Statement.IsMatch(text.Value) && _inStatement.IsMatch(text.Value))));

        private static Regex Pattern(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }
}
