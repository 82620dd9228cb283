namespace Modular.GraphQL.Language;

/// <summary>
/// Tells when one field name is selected too often in one selection set. It starts counting only when the set holds more
/// selections than the limit, which ordinary sets never do.
/// </summary>
internal struct FieldNameCounter(int limit)
{
    private Dictionary<string, int>? _counts;

    /// <summary>Whether <paramref name="field"/>, the last of <paramref name="selections"/>, passes the limit.</summary>
    public bool Count(FieldNode field, NodeBuffer.View selections)
    {
        if (selections.Length <= limit)
            return false;

        if (_counts is not null)
            return Increment(field) > limit;

        _counts = new(StringComparer.Ordinal);
        var passes = false;
        for (var i = 0; i < selections.Length; i++)
        {
            if (selections[i] is FieldNode selected)
                passes |= Increment(selected) > limit;
        }

        return passes;
    }

    private readonly int Increment(FieldNode field)
    {
        var name = field.Name.Value;
        _counts!.TryGetValue(name, out var count);
        return _counts[name] = count + 1;
    }
}
