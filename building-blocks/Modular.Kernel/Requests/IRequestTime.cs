namespace Modular.Kernel;

/// <summary>
/// The time of the request: one for all of its resolvers. A query that compares with the time of now reads it here, so that the queries of several
/// parents are alike and can be run as one. The host provides it; outside of requests it is the clock's.
/// </summary>
public interface IRequestTime
{
    /// <summary>The time (UTC).</summary>
    DateTime Now { get; }
}
