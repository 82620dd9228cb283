namespace QC.Model;

/// <summary>What the objects that move through states are called in messages, in the language of now.</summary>
internal static class Subjects
{
    public static string Standard() => Text.Of("SUBJECT_STANDARD");

    public static string Inspection() => Text.Of("SUBJECT_INSPECTION");

    public static string Finding() => Text.Of("SUBJECT_FINDING");
}
