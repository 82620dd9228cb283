namespace Settlement.Persistence;

/// <summary>The longest texts, in characters, that the module takes and its columns hold.</summary>
internal static class FieldLengths
{
    public const int Month = 7;
    public const int Currency = 3;
    public const int Code = 100;
    public const int Source = 100;
    public const int Reference = 100;
    public const int Comment = 1000;
}
