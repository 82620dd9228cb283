namespace Risk.Model;

/// <summary>What the objects that move through states are called in messages, in the language of now.</summary>
internal static class Subjects
{
    public static string Risk() => Text.Of("SUBJECT_RISK");
}
