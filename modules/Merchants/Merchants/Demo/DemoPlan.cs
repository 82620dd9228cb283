using Modular.Kernel;

namespace Merchants.Demo;

/// <summary>How much is made (domain.md, section 7).</summary>
/// <param name="Merchants">Merchants.</param>
/// <param name="Suspended">How many of them are suspended.</param>
/// <param name="Expiring">How many of them have a mandatory paper that ends within 30 days.</param>
/// <param name="Papers">Papers of all merchants together.</param>
internal sealed record DemoPlan(int Merchants, int Suspended, int Expiring, int Papers)
{
    /// <summary>The plan for an amount; null for none. Small is a tenth of full.</summary>
    public static DemoPlan? For(DemoData amount) => amount switch
    {
        DemoData.Small => new(6, 1, 1, 90),
        DemoData.Full => new(60, 5, 4, 900),
        _ => null,
    };
}
