namespace Merchants.Persistence;

/// <summary>The longest texts, in characters, that the module takes and its columns hold.</summary>
internal static class FieldLengths
{
    public const int CompanyName = 100;
    public const int PersonName = 50;
    public const int Address = 200;
    public const int Comment = 1000;
    public const int FileName = 200;
    public const int TeamName = 50;
    public const int StandardName = 100;
    public const int ElementName = 100;
    public const int CheckText = 300;
    public const int Code = 60;
    public const int ExternalRef = 100;
    public const int PlatformWords = 500;
    public const int RuleText = 4000;
    public const int ClauseText = 500;
    public const int Subject = 200;
    public const int Period = 7;
}
