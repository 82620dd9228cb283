using Modular.GraphQL.Language;

namespace Modular.GraphQL.Validation.Rules;

/// <summary>An argument is given once (section 5.4.2).</summary>
internal sealed class ArgumentUniqueness : ValidationRule, IArgumentsRule
{
    public void Visit(ValidationContext context, IReadOnlyList<ArgumentNode> arguments, in ArgumentOwner owner)
    {
        foreach (var (name, offsets) in NodeNames.Duplicates(arguments, static a => a.Name.Value, static a => a.Name.Start))
            context.ReportAt(this, $"The argument \"{name}\" is given {offsets.Count} times. Give it once.", offsets);
    }
}
