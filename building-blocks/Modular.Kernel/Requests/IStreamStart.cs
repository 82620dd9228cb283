namespace Modular.Kernel;

/// <summary>Where the client of a subscription wants to go on. The host provides it.</summary>
public interface IStreamStart
{
    /// <summary>The id of the last event that the client received before it came back, from the header <c>Last-Event-ID</c>; null where it begins anew. It is the client's word: check it as any argument.</summary>
    string? LastEventId { get; }
}
