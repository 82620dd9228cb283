namespace StaffPerformance.Model;

/// <summary>What the objects that move through states are called in messages, in the language of now.</summary>
internal static class Subjects
{
    public static string StaffMember() => Text.Of("SUBJECT_STAFF_MEMBER");

    public static string Template() => Text.Of("SUBJECT_TEMPLATE");

    public static string Evaluation() => Text.Of("SUBJECT_EVALUATION");
}
