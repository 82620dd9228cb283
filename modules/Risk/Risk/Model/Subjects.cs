namespace Risk.Model;

/// <summary>What the objects that move through states are called in messages, in the language of now.</summary>
internal static class Subjects
{
    public static string Risk() => Text.Of("SUBJECT_RISK");

    public static string Rule() => Text.Of("SUBJECT_RULE");

    public static string Decision() => Text.Of("SUBJECT_DECISION");

    public static string Alert() => Text.Of("SUBJECT_ALERT");
}
