namespace Orders.Persistence;

/// <summary>How long texts may be, in characters.</summary>
internal static class FieldLengths
{
    public const int PersonName = 50;
    public const int Region = 100;
    public const int Street = 200;
    public const int Title = 120;
    public const int Specification = 100;
    public const int Sku = 40;
    public const int Code = 40;
    public const int Reference = 80;
    public const int TrackingNumber = 60;
    public const int Comment = 1000;
}
