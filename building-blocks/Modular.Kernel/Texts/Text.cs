namespace Modular.Kernel;

/// <summary>
/// The texts of the assembly that a type belongs to, in the language of whoever is answered. An assembly names it once, in its project file:
/// <c>&lt;Using Include="Modular.Kernel.Text&lt;Merchants.MerchantsModule&gt;" Alias="Text" /&gt;</c>.
/// </summary>
/// <typeparam name="TIn">Any type of the assembly.</typeparam>
public static class Text<TIn>
{
    private static readonly TextTable Table = TextTable.Of(typeof(TIn).Assembly);

    /// <summary>The text of a key, with its arguments put in.</summary>
    public static string Of(string key, params ReadOnlySpan<object?> arguments) => Table.Get(key, arguments);

    /// <summary>A broken rule: its name, and its text.</summary>
    public static Violation Broken(string rule, params ReadOnlySpan<object?> arguments) => new(rule, Table.Get(rule, arguments));

    /// <summary>A field of the input that breaks a rule.</summary>
    public static InvalidInputError Invalid(string field, string rule, params ReadOnlySpan<object?> arguments) => new(Table.Get(rule, arguments), field, rule);
}
