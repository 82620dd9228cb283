using Modular.Kernel;

namespace Orders.Notices;

/// <summary>What the module tells users of (ACC-04); the reactions beside it say whom.</summary>
internal static class OrdersNotices
{
    public static NotificationKind Paid { get; } = Kind("orders.order-paid", "NOTICE_ORDER_PAID", "NOTICE_ORDER_PAID.TEXT");

    public static NotificationKind Shipped { get; } = Kind("orders.order-shipped", "NOTICE_ORDER_SHIPPED", "NOTICE_ORDER_SHIPPED.TEXT");

    public static NotificationKind Cancelled { get; } = Kind("orders.order-cancelled", "NOTICE_ORDER_CANCELLED", "NOTICE_ORDER_CANCELLED.TEXT", isMailed: true);

    public static NotificationKind Expired { get; } = Kind("orders.order-expired", "NOTICE_ORDER_EXPIRED", "NOTICE_ORDER_EXPIRED.TEXT");

    public static NotificationKind Refunded { get; } = Kind("orders.order-refunded", "NOTICE_ORDER_REFUNDED", "NOTICE_ORDER_REFUNDED.TEXT", isMailed: true);

    public static NotificationKind PaymentReturned { get; } = Kind("orders.payment-returned", "NOTICE_PAYMENT_RETURNED", "NOTICE_PAYMENT_RETURNED.TEXT", isMailed: true);

    public static NotificationKind PaymentMismatched { get; } = Kind("orders.payment-mismatched", "NOTICE_PAYMENT_MISMATCHED", "NOTICE_PAYMENT_MISMATCHED.TEXT");

    public static IReadOnlyList<NotificationKind> All { get; } = [Paid, Shipped, Cancelled, Expired, Refunded, PaymentReturned, PaymentMismatched];

    private static NotificationKind Kind(string code, string title, string text, bool isMailed = false) => NotificationKind.Of<OrdersModule>(code, title, text, isMailed);
}
