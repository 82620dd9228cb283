using Merchants.Contracts;
using Modular.Persistence;

namespace Catalogue.Model;

/// <summary>What the module remembers of a merchant, from its events: suspended ones take no new orders (MER-08).</summary>
[NotAudited]
internal sealed class MerchantStanding
{
    /// <summary>The merchant.</summary>
    public MerchantId MerchantId { get; init; }

    /// <summary>Whether its status lets it take orders.</summary>
    public bool IsTrading { get; set; }

    /// <summary>Whether a mandatory paper of the merchant is out of date: nothing new is listed then (DOC-25).</summary>
    public bool PapersExpired { get; set; }

    /// <summary>Counts what was decided for the merchant one after the other: by this row those wait for each other who decide on the same at once.</summary>
    public int Turns { get; set; }

    /// <summary>Whether a closure that it has planned is running; its status may change meanwhile.</summary>
    public bool IsClosed { get; set; }
}
