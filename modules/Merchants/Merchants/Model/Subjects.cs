namespace Merchants.Model;

/// <summary>What the objects that move through states are called in messages, in the language of now.</summary>
internal static class Subjects
{
    public static string Application() => Text.Of("SUBJECT_APPLICATION");

    public static string Merchant() => Text.Of("SUBJECT_MERCHANT");

    public static string Paper() => Text.Of("SUBJECT_PAPER");

    public static string Dispute() => Text.Of("SUBJECT_DISPUTE");

    public static string PaperStandard() => Text.Of("SUBJECT_PAPER_STANDARD");

    public static string PlatformFinding() => Text.Of("SUBJECT_PLATFORM_FINDING");

    public static string DocumentRequest() => Text.Of("SUBJECT_DOCUMENT_REQUEST");

    public static string Collection() => Text.Of("SUBJECT_COLLECTION");

    public static string Supplement() => Text.Of("SUBJECT_SUPPLEMENT");

    public static string DocumentReport() => Text.Of("SUBJECT_DOCUMENT_REPORT");
}
