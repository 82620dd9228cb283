namespace Modular.Kernel;

/// <summary>Names users by their ids, for work that is handed to somebody (FE-02) and for who did what (FE-05). The module that keeps accounts implements it.</summary>
public interface IUserNames
{
    /// <summary>The names to show, by id; without those that no user has.</summary>
    Task<IReadOnlyDictionary<Guid, string>> NamesOfAsync(IReadOnlyCollection<Guid> userIds, CancellationToken cancellationToken);
}
