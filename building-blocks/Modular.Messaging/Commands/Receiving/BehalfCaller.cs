using Modular.Kernel;

namespace Modular.Messaging;

/// <summary>Who works behind a command port: the system, which sees all rows, on behalf of the caller, whom audit and events name. The module that sent the command has decided that the caller may.</summary>
/// <param name="caller">The caller of the module that sends.</param>
internal sealed class BehalfCaller(ICaller caller) : ICaller
{
    public Guid? UserId => caller.UserId;

    public string Name => caller.Name;

    public bool IsPlatformWide => true;

    public IReadOnlyList<Guid> MerchantScope => [];

    public Guid? SessionId => caller.SessionId;

    public bool Has(string permission) => true;
}
