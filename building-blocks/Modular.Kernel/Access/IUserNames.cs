namespace Modular.Kernel;

/// <summary>
/// Names users by their ids, for work that is handed to somebody (FE-02) and for who did what (FE-05, DOC-08). Rows hold the id alone, so that an erased user
/// is named nowhere any more (ACC-03). The module that keeps accounts implements it.
/// </summary>
public interface IUserNames
{
    /// <summary>The names to show, by id, of removed users too; without those that no user has, and those of erased users.</summary>
    Task<IReadOnlyDictionary<Guid, string>> NamesOfAsync(IReadOnlyCollection<Guid> userIds, CancellationToken cancellationToken);

    /// <summary>Whether there is such a user, who can be given work.</summary>
    Task<bool> IsThereAsync(Guid userId, CancellationToken cancellationToken);
}

/// <summary>Names users in the fields of many objects at once.</summary>
public static class UserNaming
{
    /// <summary>The names of users in the order of the ids; null for the system, and for users who are gone.</summary>
    public static async Task<IReadOnlyList<string?>> NamesInOrderAsync(this IUserNames users, IReadOnlyList<Guid?> ids, CancellationToken cancellationToken)
    {
        HashSet<Guid> asked = [.. ids.OfType<Guid>()];
        var names = asked.Count > 0 ? await users.NamesOfAsync(asked, cancellationToken) : new Dictionary<Guid, string>();
        return [.. ids.Select(id => id is { } known ? names.GetValueOrDefault(known) : null)];
    }
}
