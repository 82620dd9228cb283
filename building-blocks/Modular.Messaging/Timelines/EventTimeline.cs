using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;
using Modular.Persistence;

namespace Modular.Messaging;

/// <summary>What the events of a module tell of an object (FE-05).</summary>
public static class EventTimeline
{
    /// <summary>Registers it for objects of these node types: the events' names, never what they carry.</summary>
    public static IServiceCollection AddEventTimeline<TContext>(this IServiceCollection services, params IReadOnlyList<string> types) where TContext : MessagingDbContext =>
        services.AddEventTimeline<TContext>(types, _ => true);

    internal static IServiceCollection AddEventTimeline<TContext>(this IServiceCollection services, IReadOnlyList<string> types, Func<ICaller, bool> isToldWho) where TContext : MessagingDbContext =>
        services.AddScoped<ITimelineSource>(s =>
        {
            var db = s.GetRequiredService<TContext>();
            var isTold = isToldWho(db.Caller);
            return new QueriedTimeline("event", types, id => db.Set<StoredEvent>().AsNoTracking().Where(e => e.AggregateId == id.Value)
                .Select(e => new TimelineFact { At = e.OccurredAt, Ordinal = e.Id, Kind = TimelineKind.Event, Code = e.Name, ById = isTold ? e.ActorId : null }));
        });
}
