using Modular.GraphQL.Language;

namespace Modular.GraphQL.Execution;

/// <summary>The values of the variables that <c>@skip</c> and <c>@include</c> read, one bit each (sections 3.13.1 and 3.13.2).</summary>
internal sealed class SelectionConditions(IReadOnlyList<string> names, Func<int, bool> valueOf)
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
                if (directive.Name.Value is "skip" or "include"
                    && directive.Arguments is [{ Value: VariableNode variable }]
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

    private bool IsTrue(DirectiveNode directive) => directive.Arguments switch
    {
        [{ Value: BooleanValueNode literal }] => literal.Value,
        [{ Value: VariableNode variable }] => _values[IndexOf(variable.Name)],
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
