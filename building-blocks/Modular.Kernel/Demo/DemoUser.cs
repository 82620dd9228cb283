namespace Modular.Kernel;

/// <summary>A user that exists in Development only. The host hands out tokens for them, demo data is made in their names.</summary>
/// <param name="Key">The name in <c>POST /dev/token/{user}</c>, for example <c>reviewer2</c>.</param>
/// <param name="Id">The user's id; the same on every machine.</param>
/// <param name="Name">The name to show.</param>
/// <param name="Role">The one role that the user holds (<see cref="Roles"/>).</param>
public sealed record DemoUser(string Key, Guid Id, string Name, string Role);
