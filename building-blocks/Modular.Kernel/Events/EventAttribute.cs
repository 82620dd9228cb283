namespace Modular.Kernel;

/// <summary>
/// The stable name of an event, by which it is stored, filtered and sent: <c>module.what-happened</c>, in the past tense, whatever the record
/// is called. It never changes; an incompatible change of the record makes a new version.
/// </summary>
/// <param name="name">The name, at most 100 characters.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>Which shape of the record this is, from 1.</summary>
    public int Version { get; init; } = 1;
}
