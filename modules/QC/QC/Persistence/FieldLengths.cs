namespace QC.Persistence;

/// <summary>The longest texts, in characters, that the module takes and its columns hold.</summary>
internal static class FieldLengths
{
    public const int Code = 60;
    public const int Name = 100;
    public const int Title = 200;
    public const int ItemText = 500;
    public const int Words = 1000;
    public const int Currency = 3;
    public const int Week = 8;
    public const int Hash = 64;
}
