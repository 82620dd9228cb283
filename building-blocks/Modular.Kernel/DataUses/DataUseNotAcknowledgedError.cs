using Modular.GraphQL;

namespace Modular.Kernel;

/// <summary>Whoever is shown sensitive values has acknowledged before for what they may be used (ACC-06).</summary>
/// <param name="Message">What to do: read the purpose and acknowledge it.</param>
/// <param name="DataUse">The purpose's code, for <c>acknowledgeDataUse</c>.</param>
/// <param name="Version">The version in force, for <c>acknowledgeDataUse</c>.</param>
public sealed record DataUseNotAcknowledgedError(string Message, string DataUse, int Version) : IUserError
{
    /// <summary><c>DATA_USE_NOT_ACKNOWLEDGED</c>.</summary>
    public string Code => "DATA_USE_NOT_ACKNOWLEDGED";

    /// <summary>The reason against using data for a purpose.</summary>
    public static DataUseNotAcknowledgedError Of(DataUseInForce use) => new(Text.Of("DATA_USE_NOT_ACKNOWLEDGED", use.Code), use.Code, use.Version);
}
