namespace Modular.Kernel;

/// <summary>Somebody whom an outside authority has vouched for (ACC-01).</summary>
/// <param name="Id">The user's id here: always the same for the same subject of the same authority.</param>
/// <param name="Name">The name to show.</param>
/// <param name="Email">The e-mail address, where the authority has verified it; otherwise null.</param>
public sealed record OutsideUser(Guid Id, string Name, string? Email);

/// <summary>Keeps the users of an outside authority (ACC-01). The module that keeps accounts implements it; the host calls it when it meets one whom it does not know.</summary>
public interface IOutsideUsers
{
    /// <summary>Makes somebody a user, with the roles of new users, or takes over another name. Who was locked or removed stays so.</summary>
    Task AdmitAsync(OutsideUser user, CancellationToken cancellationToken);
}
