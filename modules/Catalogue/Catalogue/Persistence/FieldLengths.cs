namespace Catalogue.Persistence;

/// <summary>How long texts may be, in characters.</summary>
internal static class FieldLengths
{
    public const int Title = 120;
    public const int Description = 4000;
    public const int Category = 40;
    public const int Brand = 60;
    public const int Sku = 40;
    public const int Specification = 100;
    public const int Comment = 1000;
    public const int Note = 200;
    public const int Code = 60;
    public const int CategoryPath = 200;
    public const int CategoryName = 60;
    public const int Unit = 20;
    public const int AttributeChoice = 100;
    public const int AttributeValue = 500;
    public const int LongWords = 2000;
    public const int Term = 40;
    public const int ListName = 100;
    public const int RegistrationNumber = 40;
    public const int Sha256 = 64;
}
