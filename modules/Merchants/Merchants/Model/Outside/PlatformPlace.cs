using Modular.Persistence;

namespace Merchants.Model;

/// <summary>How far one of an outside platform's lists was read. It moves with what was read, in one transaction.</summary>
internal sealed class PlatformPlace : IVersioned
{
    /// <summary>The platform's code.</summary>
    public string Target { get; init; } = "";

    /// <summary>Which of its lists.</summary>
    public string List { get; init; } = "";

    /// <summary>The place, in the platform's words.</summary>
    public string Place { get; set; } = "";

    /// <summary>Counts the changes.</summary>
    public int Version { get; private set; }
}
