using Modular.GraphQL;

namespace Modular.Kernel;

/// <summary>A node whose life is told by the field <c>timeline</c>, and on which people comment (FE-05). Implement it explicitly, so that it is no field.</summary>
public interface IHasTimeline
{
    /// <summary>The node's id.</summary>
    NodeId TimelineId { get; }
}
