namespace Orders.Model;

/// <summary>What the objects that move through states are called in messages, in the language of now.</summary>
internal static class Subjects
{
    public static string Order() => Text.Of("SUBJECT_ORDER");

    public static string Payment() => Text.Of("SUBJECT_PAYMENT");

    public static string Refund() => Text.Of("SUBJECT_REFUND");
}
