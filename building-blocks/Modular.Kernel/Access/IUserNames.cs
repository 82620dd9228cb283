namespace Modular.Kernel;

/// <summary>Names users by their ids, for work that is handed to somebody (FE-02). The module that keeps accounts implements it.</summary>
public interface IUserNames
{
    /// <summary>The name to show; null where there is no such user.</summary>
    Task<string?> NameOfAsync(Guid userId, CancellationToken cancellationToken);
}
