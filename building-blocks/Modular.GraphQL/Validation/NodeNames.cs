namespace Modular.GraphQL.Validation;

/// <summary>Questions about the names in a list of nodes. Short lists, the usual ones, are compared one by one: that is faster than a set and allocates nothing.</summary>
internal static class NodeNames
{
    private const int ShortList = 8;

    /// <summary>Whether a node of the list has the name.</summary>
    public static bool Contains<T>(IReadOnlyList<T> items, string name, Func<T, string> nameOf)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (nameOf(items[i]) == name)
                return true;
        }

        return false;
    }

    /// <summary>The names that stand twice or more, each with the offsets of all its places, in the order of the list.</summary>
    public static IReadOnlyList<(string Name, List<int> Offsets)> Duplicates<T>(IReadOnlyList<T> items, Func<T, string> nameOf, Func<T, int> offsetOf)
    {
        if (!HasDuplicates(items, nameOf))
            return [];
        var places = new OrderedDictionary<string, List<int>>();
        foreach (var item in items)
        {
            if (!places.TryGetValue(nameOf(item), out var offsets))
                places.Add(nameOf(item), offsets = []);
            offsets.Add(offsetOf(item));
        }

        return [.. places.Where(p => p.Value.Count > 1).Select(p => (p.Key, p.Value))];
    }

    private static bool HasDuplicates<T>(IReadOnlyList<T> items, Func<T, string> nameOf)
    {
        if (items.Count > ShortList)
        {
            var known = new HashSet<string>(items.Count);
            for (var i = 0; i < items.Count; i++)
            {
                if (!known.Add(nameOf(items[i])))
                    return true;
            }

            return false;
        }

        for (var i = 1; i < items.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (nameOf(items[i]) == nameOf(items[j]))
                    return true;
            }
        }

        return false;
    }
}
