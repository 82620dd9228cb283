namespace Settlement.Model;

/// <summary>What the objects that move through states are called in messages, in the language of now.</summary>
internal static class Subjects
{
    public static string Period() => Text.Of("SUBJECT_PERIOD");

    public static string Statement() => Text.Of("SUBJECT_STATEMENT");

    public static string Payout() => Text.Of("SUBJECT_PAYOUT");
}
