using Modular.Kernel;

namespace Merchants.Tests;

/// <summary>A register with one purpose in force, which everybody but the supervisor has acknowledged.</summary>
internal sealed class OnePurpose : IDataUses
{
    public const string Code = "merchant-contact";

    public Task<DataUseInForce?> FindAsync(string code, Guid userId, CancellationToken cancellationToken) =>
        Task.FromResult(code == Code ? new DataUseInForce(Code, 3, userId != DemoUsers.Supervisor.Id) : null);
}
