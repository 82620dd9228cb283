using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;
using Modular.Messaging;

namespace Modular.Platform.Notifications;

/// <summary>
/// Asks the notifiers of all modules what is to be told of one module's events (ACC-04). It stands in the platform's inbox as any handler does: the rows are
/// written in the transaction that moves its cursor, so each event is told once; a failing one is tried again, and parked.
/// </summary>
/// <param name="raiser">The module whose events they are.</param>
/// <param name="notifiers">Those that have something to say of them.</param>
internal sealed class NoticeReaction(string raiser, IReadOnlyList<NoticeSource> notifiers)
    : Reaction("notifications", new([.. notifiers.Select(n => n.EventName).Distinct()]))
{
    private readonly IReadOnlyList<NoticeSource> _notifiers = notifiers;

    /// <summary>One for each module of whose events somebody is told.</summary>
    public static IReadOnlyList<Reaction> Of(IEnumerable<IEventFeed> feeds, IEnumerable<NoticeSource> notifiers)
    {
        var all = notifiers.ToList();
        return [.. from feed in feeds
                   let mine = all.FindAll(n => n.MayComeFrom(feed.Module))
                   where mine.Count > 0
                   select new NoticeReaction(feed.Module, mine)];
    }

    /// <inheritdoc/>
    public override bool MayComeFrom(string module, string consumer) => module == raiser;

    /// <inheritdoc/>
    public override async Task RunAsync(IServiceProvider scope, string source, FeedEvent happened, CancellationToken cancellationToken)
    {
        var notices = new List<Notice>();
        foreach (var notifier in _notifiers.Where(n => n.EventName == happened.Name))
            notices.AddRange(await notifier.NoticesOfAsync(scope, happened, cancellationToken));
        if (notices.Count > 0)
            await scope.GetRequiredService<NoticeWriter>().WriteAsync(new(source, happened.Position, happened.OccurredAt), notices, happened.ActorId, cancellationToken);
    }
}
