using Modular.Kernel;

namespace Merchants.Model;

/// <summary>Where something belongs, for what is no state's affair (ACC-02).</summary>
/// <param name="AtMerchant">The merchant; null where it has none.</param>
/// <param name="IsOwn">Whether it is the caller's own.</param>
internal sealed record Place(Guid? AtMerchant, bool IsOwn) : IMerchantFacts
{
    /// <summary>What is the platform's alone: what is held at some merchant does not count.</summary>
    public static Place Platform { get; } = new(null, false);
}
