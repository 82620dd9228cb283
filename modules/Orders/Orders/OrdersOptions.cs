using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Orders;

/// <summary>The module's settings, <c>Modules:Orders</c>; every one has a default.</summary>
internal sealed class OrdersOptions
{
    /// <summary>How long an order waits for its payment, in minutes.</summary>
    [Range(1, 24 * 60)]
    public int UnpaidMinutes { get; init; } = 30;

    /// <summary>The time for the confirmation, in hours after the payment (ORD-02).</summary>
    [Range(1, 24 * 30)]
    public int ConfirmHours { get; init; } = 24;

    /// <summary>The time for the shipping, in hours after the payment (ORD-04).</summary>
    [Range(1, 24 * 60)]
    public int ShipHours { get; init; } = 48;

    /// <summary>How many minutes after its due time a confirmation or a shipping counts as late (ORD-02, ORD-04).</summary>
    [Range(0, 24 * 60)]
    public int BreachGraceMinutes { get; init; }

    /// <summary>After how many days what was shipped counts as received (ORD-05).</summary>
    [Range(1, 365)]
    public int ReceiptDays { get; init; } = 10;

    /// <summary>The commission on each line, in basis points, frozen when an order is placed (SET-04).</summary>
    [Range(0, 10_000)]
    public int CommissionBasisPoints { get; init; } = 500;

    /// <summary>For how many years orders and what belongs to them are kept, whoever wants to be erased (ACC-03): three at least, by article 31 of the E-Commerce Law 电子商务法.</summary>
    [Range(3, 100)]
    public int YearsOrdersAreKept { get; init; } = 3;

    /// <summary>What becomes of orders after their sale (ORD-09, ORD-13 to ORD-16).</summary>
    [ValidateObjectMembers]
    public AfterSaleOptions AfterSales { get; init; } = new();

    /// <summary>The sandbox that stands for carriers (ORD-05); its settings are as those of the one for payments.</summary>
    [ValidateObjectMembers]
    public SandboxOptions CarrierSandbox { get; init; } = new();

    /// <summary>The sandbox, which stands for a payment provider.</summary>
    [ValidateObjectMembers]
    public SandboxOptions Sandbox { get; init; } = new();
}

/// <summary>The settings of the sandbox, <c>Modules:Orders:Sandbox</c>.</summary>
internal sealed class SandboxOptions
{
    /// <summary>The secret with which its reports are signed, at least 16 characters; without one, orders cannot be paid through it. In Development there is one.</summary>
    [MinLength(16, ErrorMessage = "Modules:Orders:Sandbox:Secret wants 16 characters at least, and so does CarrierSandbox:Secret; leave it out, and nobody can pay through the sandbox.")]
    public string? Secret { get; set; }

    /// <summary>How old a signed report may be, in seconds.</summary>
    [Range(1, 3600)]
    public int SignatureSeconds { get; init; } = 300;
}
