using Modular.Kernel;

namespace Orders;

/// <summary>What the module lets people do, and the roles that may by default.</summary>
internal static class OrdersPermissions
{
    public const string Buy = "orders:buy";
    public const string Read = "orders:read";
    public const string Confirm = "orders:confirm";
    public const string Ship = "orders:ship";
    public const string Refund = "orders:refund";
    public const string Reveal = "orders:reveal";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(Buy, "Place orders, pay and cancel them, and confirm their receipt (ORD-01, ORD-05, ORD-07).", Roles.Buyer),
        new(Read, "Read orders, one's own and within one's scope.",
            Roles.Buyer, Roles.Merchant, Roles.Fulfilment, Roles.Finance, Roles.Supervisor, Roles.Inspector, Roles.Risk) { AtMerchants = true },
        new(Confirm, "Confirm paid orders, or decline those that cannot be fulfilled (ORD-02, ORD-07).", Roles.Merchant, Roles.Fulfilment) { AtMerchants = true },
        new(Ship, "Ship orders and record their delivery (ORD-04, ORD-05).", Roles.Merchant, Roles.Fulfilment) { AtMerchants = true },
        new(Refund, "Give money back for lines of orders (ORD-08).", Roles.Merchant, Roles.Finance) { AtMerchants = true },
        new(Reveal, "See where an order goes in full, for a purpose in force and a reason that stay on record (ACC-06).", Roles.Merchant, Roles.Fulfilment) { AtMerchants = true },
    ];
}
