using Modular.GraphQL.Language;

namespace Modular.GraphQL.Types;

/// <summary>Defaults of input fields do not contain each other without end (InputObjectDefaultValueHasCycle, section 3.10.1).</summary>
internal static class DefaultCycleRule
{
    public static void Check(SchemaParts parts, ProblemList problems)
    {
        var search = new Search(problems);
        foreach (var type in SchemaMembers.InputTypes(parts))
            search.Expand(type, new ObjectValueNode([]));
    }

    private sealed class Search(ProblemList problems)
    {
        private readonly HashSet<InputValue> _done = [];
        private readonly List<(InputObjectType Type, InputValue Field)> _path = [];

        /// <summary>Follows the defaults that a value of the type takes where it leaves fields out.</summary>
        public void Expand(InputObjectType type, ValueNode value)
        {
            switch (value)
            {
                case ListValueNode list:
                    foreach (var item in list.Items)
                        Expand(type, item);
                    break;
                case ObjectValueNode given:
                    foreach (var field in type.Fields)
                        ExpandField(type, field, given);
                    break;
            }
        }

        private void ExpandField(InputObjectType type, InputValue field, ObjectValueNode given)
        {
            if (field.Type.Named is not InputObjectType inner)
                return;
            if (given.Fields.FirstOrDefault(f => f.Name.Value == field.Name) is { } own)
            {
                Expand(inner, own.Value);
                return;
            }

            if (field.DefaultValue is not { } value)
                return;
            var start = _path.FindIndex(step => step.Field == field);
            if (start >= 0)
            {
                problems.Add($"{type.Name}.{field.Name}", type.Origin,
                    $"The defaults of {string.Join(", ", _path[start..].Select(s => $"{s.Type.Name}.{s.Field.Name}"))} contain each other without end. Take one of them away.");
                return;
            }

            // What a default contains does not depend on the way that led to it.
            if (_done.Contains(field))
                return;
            _path.Add((type, field));
            Expand(inner, value);
            _path.RemoveAt(_path.Count - 1);
            _done.Add(field);
        }
    }
}
