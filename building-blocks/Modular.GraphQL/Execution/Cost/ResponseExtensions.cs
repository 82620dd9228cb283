namespace Modular.GraphQL.Execution;

/// <summary>Writes what a response says beside data and errors (section 7.1.7).</summary>
internal static class ResponseExtensions
{
    // What JSON readers hold exactly as a double.
    private const long Largest = 1L << 53;

    /// <summary>Writes <c>extensions.cost</c>, where it is told.</summary>
    public static void WriteCost(ResponseWriter writer, double? cost)
    {
        if (cost is not { } value)
            return;
        writer.WriteRaw(",\"extensions\":{\"cost\":"u8);
        writer.WriteNumber(Number(value));
        writer.WriteRaw((byte)'}');
    }

    /// <summary>The cost as a whole number, rounded up; the largest one that all readers take stands for all above.</summary>
    public static long Number(double cost) => cost >= Largest ? Largest : (long)Math.Ceiling(cost);
}
