using Merchants.Contracts;
using Modular.Persistence;
using Orders.Contracts;

namespace Orders.Model;

/// <summary>A way in which a merchant sends goods, which buyers choose when they order (ORD-04). What it costs is in the prices.</summary>
internal sealed class DeliveryMethod : IVersioned
{
    private DeliveryMethod()
    {
    }

    /// <summary>The method's id.</summary>
    public DeliveryMethodId Id { get; private init; }

    /// <summary>Whose it is.</summary>
    public MerchantId MerchantId { get; private init; }

    /// <summary>The merchant's code of it, in upper snake case.</summary>
    public string Code { get; private init; } = "";

    /// <summary>What buyers read.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The carrier that it is sent with, as <c>carriers</c> lists it; null for any.</summary>
    public string? Carrier { get; private set; }

    /// <summary>In how many days it arrives at most; null where that is not said.</summary>
    public int? DaysAtMost { get; private set; }

    /// <summary>Whether buyers can choose it now.</summary>
    public bool IsOffered { get; private set; }

    /// <summary>Counts the changes; compare it to see whether somebody changed it (FE-04).</summary>
    public int Version { get; private set; }

    /// <summary>A method of a merchant.</summary>
    public static DeliveryMethod Of(DeliveryMethodId id, MerchantId merchant, string code) => new() { Id = id, MerchantId = merchant, Code = code };

    /// <summary>Offers it from now on, as said.</summary>
    public void Offer(string name, string? carrier, int? daysAtMost) => (Name, Carrier, DaysAtMost, IsOffered) = (name, carrier, daysAtMost, true);

    /// <summary>Lets nobody choose it any more; orders that have it keep it.</summary>
    public void Withdraw() => IsOffered = false;
}
