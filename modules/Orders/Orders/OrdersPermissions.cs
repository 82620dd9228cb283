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
    public const string Assign = "orders:assign";
    public const string OfferDelivery = "orders:offer-delivery";
    public const string Reconcile = "orders:reconcile";
    public const string Serve = "orders:serve";
    public const string DecideService = "orders:decide-service";
    public const string ReadStatistics = "orders:read-statistics";
    public const string KeepPolicies = "orders:keep-policies";
    public const string AfterSales = "orders:after-sales";
    public const string Arbitrate = "orders:arbitrate";
    public const string AnswerReviews = "orders:answer-reviews";
    public const string ModerateReviews = "orders:moderate-reviews";
    public const string AnswerTickets = "orders:answer-tickets";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(Buy, "Place orders, pay and cancel them, and confirm their receipt (ORD-01, ORD-05, ORD-07).", Roles.Buyer),
        new(Read, "Read orders, one's own and within one's scope.",
            Roles.Buyer, Roles.Merchant, Roles.Fulfilment, Roles.Finance, Roles.Supervisor, Roles.Inspector, Roles.Risk, Roles.Coordinator) { AtMerchants = true },
        new(Confirm, "Confirm paid orders, or decline those that cannot be fulfilled (ORD-02, ORD-07).", Roles.Merchant, Roles.Fulfilment) { AtMerchants = true },
        new(Ship, "Ship orders and record their delivery (ORD-04, ORD-05).", Roles.Merchant, Roles.Fulfilment) { AtMerchants = true },
        new(Refund, "Give money back for lines of orders (ORD-08).", Roles.Merchant, Roles.Finance) { AtMerchants = true },
        new(Reveal, "See where an order goes in full, for a purpose in force and a reason that stay on record (ACC-06).", Roles.Merchant, Roles.Fulfilment) { AtMerchants = true },
        new(Assign, "Give orders to those who fulfil them (ORD-03).", Roles.Merchant, Roles.Fulfilment, Roles.Supervisor) { AtMerchants = true },
        new(OfferDelivery, "Say in which ways a merchant sends (ORD-04).", Roles.Merchant) { AtMerchants = true },
        new(Reconcile, "Compare payments with the statements of their providers, and settle differences (ORD-12).", Roles.Finance),
        new(Serve, "Confirm, give out and do services that were ordered (ORD-17).", Roles.Merchant, Roles.Fulfilment) { AtMerchants = true },
        new(DecideService, "Decide where a buyer says that a service was not done as promised (ORD-17).", Roles.Supervisor),
        new(ReadStatistics, "Read the figures of orders.", Roles.Merchant, Roles.Fulfilment, Roles.Finance, Roles.Supervisor, Roles.Risk) { AtMerchants = true },
        new(KeepPolicies, "Draft, publish and retire after-sale policies (ORD-16).", Roles.Merchant, Roles.Coordinator) { AtMerchants = true },
        new(AfterSales, "Answer after-sales and disputes for the merchant, count what came back, and conclude them (ORD-09, ORD-13).", Roles.Merchant, Roles.Fulfilment) { AtMerchants = true },
        new(Arbitrate, "Decide after-sales and disputes that a buyer and a merchant do not agree on (ORD-09, ORD-13).", Roles.Coordinator),
        new(AnswerReviews, "Answer buyers' reviews for the merchant (ORD-15).", Roles.Merchant) { AtMerchants = true },
        new(ModerateReviews, "Hide buyers' reviews with a reason, and show them again (ORD-15).", Roles.Coordinator),
        new(AnswerTickets, "Answer questions and complaints about orders (ORD-14).", Roles.Merchant, Roles.Fulfilment, Roles.Coordinator) { AtMerchants = true },
    ];
}
