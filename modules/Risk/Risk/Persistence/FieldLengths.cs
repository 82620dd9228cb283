namespace Risk.Persistence;

/// <summary>The longest texts, in characters, that the module takes and its columns hold.</summary>
internal static class FieldLengths
{
    public const int Title = 100;
    public const int Code = 60;
    public const int Words = 2000;
    public const int Note = 1000;
    public const int Currency = 3;
}
