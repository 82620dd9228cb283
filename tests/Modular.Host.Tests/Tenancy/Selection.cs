using System.Text;

namespace Modular.Host.Tests.Tenancy;

/// <summary>Selects all that a type has to tell, down to a depth, or to what has an id of its own. Aliases keep the ids recognisable, and the fields of several types apart.</summary>
internal sealed class Selection(SchemaMap schema, SampleInput samples)
{
    /// <summary>What the aliases of ids begin with.</summary>
    public const string IdMark = "ID__";

    private const int Depth = 4;

    /// <summary>The selection of a field's type, in braces; empty for a leaf. Of an interface's many types, the leaves alone.</summary>
    public string Of(string type)
    {
        var text = new StringBuilder();
        Write(text, schema[type], schema[type].Kind == "OBJECT" ? Depth : 0, [type]);
        return text.ToString();
    }

    /// <summary>A field with what it must be given; null where that is an id, which <see cref="IdPlace"/> tries.</summary>
    public string? ArgumentsOf(OutputField field)
    {
        var given = new List<string>();
        foreach (var argument in field.Arguments.Where(a => a.MustBeGiven))
        {
            if (samples.TakesId(argument))
                return null;
            given.Add($"{argument.Name}: {samples.Literal(argument)}");
        }

        return given.Count == 0 ? "" : $"({string.Join(", ", given)})";
    }

    private void Write(StringBuilder text, SchemaType type, int depth, IReadOnlyList<string> path)
    {
        if (type.IsLeaf)
            return;
        // Whatever stands behind a link to any node is asked for by its own id.
        if (type.Name == "Node" && path.Count > 1)
        {
            text.Append(" { __typename " + IdMark + "Node_id: id }");
            return;
        }

        text.Append(" { __typename");
        if (type.Kind == "OBJECT")
            WriteFields(text, type, depth, path);
        foreach (var possible in type.Kind == "OBJECT" ? [] : type.Possible)
        {
            text.Append(" ... on ").Append(possible).Append(" { __typename");
            WriteFields(text, schema[possible], depth, [.. path, possible]);
            text.Append(" }");
        }

        text.Append(" }");
    }

    private void WriteFields(StringBuilder text, SchemaType type, int depth, IReadOnlyList<string> path)
    {
        foreach (var field in type.Fields)
        {
            var target = schema[field.Type.Name];
            if (ArgumentsOf(field) is not { } arguments || (!target.IsLeaf && (depth == 0 || path.Contains(target.Name))))
                continue;
            // What has an id of its own is asked for all that it has by that; here its leaves are enough to see whether it shows.
            var below = schema["Node"].Possible.Contains(target.Name) ? 0 : depth - 1;
            text.Append(' ').Append(target.Name == "ID" ? IdMark : "").Append(type.Name).Append('_').Append(field.Name).Append(": ").Append(field.Name).Append(arguments);
            Write(text, target, below, [.. path, target.Name]);
        }
    }
}
