using Modular.Kernel;

namespace Merchants.Demo;

/// <summary>How much is made (domain.md, section 7).</summary>
/// <param name="Merchants">Merchants, with one that has left.</param>
/// <param name="Suspended">How many of them are suspended.</param>
/// <param name="Expiring">How many of them have a mandatory paper that ends within 30 days.</param>
/// <param name="Papers">Papers of all merchants and applications together.</param>
internal sealed record DemoPlan(int Merchants, int Suspended, int Expiring, int Papers)
{
    /// <summary>How many belong to demo users: the first ones, which have been there for long.</summary>
    public const int DemoUsersOwn = 2;

    /// <summary>The index of the merchant that has left: behind those of the demo users and the suspended ones.</summary>
    public int Left => DemoUsersOwn + Suspended;

    /// <summary>The index of the merchant that leaves.</summary>
    public int Leaving => Left + 1;

    /// <summary>How many applications there are beside those that have led to merchants; none in a plan for a few merchants.</summary>
    public int Applications => Merchants < 6 ? 0 : DemoApplications.Count;

    /// <summary>The plan for an amount; null for none. Small is a tenth of full.</summary>
    public static DemoPlan? For(DemoData amount) => amount switch
    {
        DemoData.Small => new(6, 1, 1, 90),
        DemoData.Full => new(60, 5, 4, 900),
        _ => null,
    };

    /// <summary>Whether a merchant is suspended.</summary>
    public bool IsSuspended(int index) => index >= DemoUsersOwn && index < DemoUsersOwn + Suspended;
}
