using Modular.Kernel;

namespace Catalogue.Model;

/// <summary>Where the platform's own data belong (ACC-02): what is held at some merchant does not count.</summary>
internal sealed class PlatformPlace : IMerchantFacts
{
    public static PlatformPlace Instance { get; } = new();

    Guid? IMerchantFacts.AtMerchant => null;

    bool IMerchantFacts.IsOwn => false;
}
