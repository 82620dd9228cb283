namespace Modular.Host.Tests.Orders;

/// <summary>How far an order has come between the modules, each by a commit of its own.</summary>
internal enum PlacingStep
{
    /// <summary>Orders has noted that it will ask for the goods.</summary>
    Noted,

    /// <summary>The catalogue has reserved them.</summary>
    Reserved,

    /// <summary>Orders has the order.</summary>
    Ordered,

    /// <summary>A payment is begun.</summary>
    Paying,

    /// <summary>The order is paid.</summary>
    Paid,

    /// <summary>The catalogue has heard of it: the goods stay reserved.</summary>
    Confirmed,

    /// <summary>It came to nothing, and its goods were given back, if there were any.</summary>
    TakenBack,

    /// <summary>Any other: what must never stay so.</summary>
    Broken,
}
