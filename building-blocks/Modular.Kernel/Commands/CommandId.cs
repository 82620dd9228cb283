namespace Modular.Kernel;

/// <summary>The id under which one module asks another for one thing, once: whatever is sent again under it has one effect.</summary>
/// <param name="Value">The id.</param>
public readonly record struct CommandId(Guid Value)
{
    /// <summary>A new one.</summary>
    public static CommandId New() => new(Guid.CreateVersion7());
}
