using Modular.GraphQL.Language;

namespace Modular.GraphQL.Execution;

/// <summary>
/// The values of the variables that <c>@skip</c>, <c>@include</c> (sections 3.13.1 and 3.13.2), <c>@defer</c> and <c>@stream</c> read in their
/// <c>if</c>, and whether the response may come in parts at all.
/// </summary>
internal sealed class SelectionConditions(IReadOnlyList<string> names, Func<int, bool> valueOf, bool isIncremental)
{
    private readonly bool[] _values = [.. Enumerable.Range(0, names.Count).Select(valueOf)];

    /// <summary>Whether the selection with these directives is there.</summary>
    public bool Includes(IReadOnlyList<DirectiveNode> directives)
    {
        for (var i = 0; i < directives.Count; i++)
        {
            var directive = directives[i];
            if (directive.Name.Value == "skip" && IsTrue(directive))
                return false;
            if (directive.Name.Value == "include" && !IsTrue(directive))
                return false;
        }

        return true;
    }

    /// <summary>The <c>@defer</c> in force, or null.</summary>
    public DirectiveNode? DeferOn(IReadOnlyList<DirectiveNode> directives) => InForce(directives, "defer");

    /// <summary>The <c>@stream</c> in force, or null.</summary>
    public DirectiveNode? StreamOn(IReadOnlyList<DirectiveNode> directives) => InForce(directives, "stream");

    /// <summary>The label of a <c>@defer</c> or <c>@stream</c>, or null.</summary>
    public static string? LabelOf(DirectiveNode directive) => (ArgumentOf(directive, "label") as StringValueNode)?.Value;

    /// <summary>The literal of an argument, or null.</summary>
    public static ValueNode? ArgumentOf(DirectiveNode directive, string name)
    {
        foreach (var argument in directive.Arguments)
        {
            if (argument.Name.Value == name)
                return argument.Value;
        }

        return null;
    }

    /// <summary>The names of all variables that conditions in the document read, each once, in order of appearance.</summary>
    public static List<string> NamesIn(DocumentNode document)
    {
        var names = new List<string>();
        foreach (var definition in document.Definitions)
        {
            if (definition is ExecutableDefinitionNode executable)
                AddNames(executable.SelectionSet, names);
        }

        return names;
    }

    private static void AddNames(SelectionSetNode set, List<string> names)
    {
        foreach (var selection in set.Selections)
        {
            foreach (var directive in selection.Directives)
            {
                if (directive.Name.Value is "skip" or "include" or "defer" or "stream"
                    && ArgumentOf(directive, "if") is VariableNode variable
                    && !names.Contains(variable.Name))
                {
                    names.Add(variable.Name);
                }
            }

            switch (selection)
            {
                case FieldNode { SelectionSet: { } inner }: AddNames(inner, names); break;
                case InlineFragmentNode inline: AddNames(inline.SelectionSet, names); break;
            }
        }
    }

    private DirectiveNode? InForce(IReadOnlyList<DirectiveNode> directives, string name)
    {
        if (!isIncremental)
            return null;
        foreach (var directive in directives)
        {
            if (directive.Name.Value == name && (ArgumentOf(directive, "if") is null || IsTrue(directive)))
                return directive;
        }

        return null;
    }

    private bool IsTrue(DirectiveNode directive) => ArgumentOf(directive, "if") switch
    {
        BooleanValueNode literal => literal.Value,
        VariableNode variable => _values[IndexOf(variable.Name)],
        _ => false,
    };

    private int IndexOf(string name)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] == name)
                return i;
        }

        throw new InvalidOperationException($"The condition variable ${name} was not collected.");
    }
}
