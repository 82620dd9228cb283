namespace Orders.Model;

/// <summary>What the objects that move through states are called in messages, in the language of now.</summary>
internal static class Subjects
{
    public static string Order() => Text.Of("SUBJECT_ORDER");

    public static string Payment() => Text.Of("SUBJECT_PAYMENT");

    public static string Refund() => Text.Of("SUBJECT_REFUND");

    public static string AfterSale() => Text.Of("SUBJECT_AFTER_SALE");

    public static string Dispute() => Text.Of("SUBJECT_DISPUTE");

    public static string Review() => Text.Of("SUBJECT_REVIEW");

    public static string Ticket() => Text.Of("SUBJECT_TICKET");

    public static string ProviderStatement() => Text.Of("SUBJECT_PROVIDER_STATEMENT");

    public static string ReconciliationException() => Text.Of("SUBJECT_RECONCILIATION_EXCEPTION");

    public static string ServiceOrder() => Text.Of("SUBJECT_SERVICE_ORDER");
}
