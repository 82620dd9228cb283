using System.Collections.Concurrent;
using Modular.GraphQL;
using Modular.Kernel;

namespace Modular.Platform.Tests.Notifications;

/// <summary>Something that some users are told of, and whoever holds a permission.</summary>
[Event("desk.told")]
public sealed record Told(Guid Thing, int Number, IReadOnlyList<Guid> To, string? Permission = null) : IEvent
{
    Guid IEvent.AggregateId => Thing;
}

/// <summary>Something that is done to somebody's account.</summary>
[Event("desk.guarded")]
public sealed record Guarded(Guid User) : IEvent
{
    Guid IEvent.AggregateId => User;
}

/// <summary>Something whose notifier makes a mistake of that name.</summary>
[Event("desk.mistaken")]
public sealed record Mistaken(Guid Thing, string Mistake) : IEvent
{
    Guid IEvent.AggregateId => Thing;
}

/// <summary>What a thing looks like.</summary>
public enum Shade
{
    Plain,
    DeepBlue,
}

/// <summary>What goes wrong: asked before a notifier answers.</summary>
public sealed class Faults
{
    private readonly ConcurrentDictionary<(Guid, int), int> _tries = new();

    /// <summary>Whether the try of that number fails for the event of that number.</summary>
    public Func<int, int, bool> Strike { get; set; } = (_, _) => false;

    public int Struck { get; private set; }

    public void Before(Told happened)
    {
        if (!Strike(happened.Number, _tries.AddOrUpdate((happened.Thing, happened.Number), 1, (_, n) => n + 1)))
            return;
        Struck++;
        throw new TimeoutException($"Struck at {happened.Number}.");
    }
}

/// <summary>What a module would declare: its kinds, and what raises them.</summary>
internal sealed class DeskNotices(Faults faults) : INotifier<Told>, INotifier<Guarded>, INotifier<Mistaken>
{
    public const string Permission = "desk:read";

    public static readonly NotificationKind Plain = NotificationKind.Of<DeskNotices>("desk.told", "TOLD", "TOLD.TEXT", isMailed: true);
    public static readonly NotificationKind Security = NotificationKind.Of<DeskNotices>("desk.guarded", "GUARDED", "GUARDED.TEXT", isMailed: true, isSecurity: true);
    private static readonly NotificationKind Unregistered = NotificationKind.Of<DeskNotices>("desk.unregistered", "GUARDED", "GUARDED.TEXT");

    public Task<IReadOnlyList<Notice>> NoticesOfAsync(Told happened, CancellationToken cancellationToken)
    {
        faults.Before(happened);
        var to = Audience.Of(happened.To);
        return Tell(new(
            Plain, happened.Permission is { } permission ? to.And(Audience.Holding(permission)) : to, new NodeId("Thing", happened.Thing),
            NoticeArgument.Of("number", happened.Number), NoticeArgument.Of("shade", Shade.DeepBlue)));
    }

    public Task<IReadOnlyList<Notice>> NoticesOfAsync(Guarded happened, CancellationToken cancellationToken) => Tell(new(Security, Audience.Of(happened.User), null));

    public Task<IReadOnlyList<Notice>> NoticesOfAsync(Mistaken happened, CancellationToken cancellationToken) => happened.Mistake == "unregistered"
        ? Tell(new(Unregistered, Audience.Of(DemoUsers.Merchant.Id), null))
        : Tell(new(Plain, Audience.Of(DemoUsers.Merchant.Id), null, new NoticeArgument("phone", happened.Mistake)));

    private static Task<IReadOnlyList<Notice>> Tell(Notice notice) => Task.FromResult<IReadOnlyList<Notice>>([notice]);
}

/// <summary>Identifies what the notices are about.</summary>
[Node("Thing")]
public readonly record struct ThingId(Guid Value);

/// <summary>What the notices are about.</summary>
public sealed record Thing(ThingId Id);

/// <summary>Who may see what.</summary>
public sealed class Shelf
{
    /// <summary>Things that nobody may see any more.</summary>
    public ConcurrentDictionary<Guid, bool> Hidden { get; } = new();
}

/// <summary>Stands for another module's part of the schema.</summary>
internal static class Things
{
    [NodeResolver]
    public static Task<IReadOnlyDictionary<ThingId, Thing>> GetThingsByIdAsync(IReadOnlyList<ThingId> ids, Shelf shelf) =>
        Task.FromResult<IReadOnlyDictionary<ThingId, Thing>>(ids.Where(i => !shelf.Hidden.ContainsKey(i.Value)).ToDictionary(i => i, i => new Thing(i)));
}
