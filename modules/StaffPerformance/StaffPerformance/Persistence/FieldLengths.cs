namespace StaffPerformance.Persistence;

/// <summary>The longest texts, in characters, that the module takes and its columns hold.</summary>
internal static class FieldLengths
{
    public const int EmployeeNumber = 40;
    public const int Name = 100;
    public const int Code = 60;
    public const int Words = 2000;
    public const int NodeId = 200;
    public const int Period = 7;
}
