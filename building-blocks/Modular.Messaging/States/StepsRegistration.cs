using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;
using Modular.Persistence;

namespace Modular.Messaging;

/// <summary>Registers the steps of a module's objects.</summary>
public static class StepsRegistration
{
    /// <summary>Registers the steps as parts of timelines (FE-05), for those who see the object, and the texts of their reasons (FE-03).</summary>
    /// <param name="services">The process's services.</param>
    /// <param name="timelines">The node types whose objects are <see cref="Stateful{TState}"/> and have timelines.</param>
    /// <param name="reasons">The enums of reasons that people choose from.</param>
    public static IServiceCollection AddSteps<TContext>(this IServiceCollection services, IReadOnlyList<string> timelines, params IEnumerable<Type> reasons) where TContext : MessagingDbContext =>
        services.AddSteps<TContext>(timelines, _ => true, reasons);

    /// <summary>As the other, where not everybody who sees the object is told who took its steps.</summary>
    /// <param name="services">The process's services.</param>
    /// <param name="timelines">The node types whose objects are <see cref="Stateful{TState}"/> and have timelines.</param>
    /// <param name="isToldWho">Whether that caller is told.</param>
    /// <param name="reasons">The enums of reasons that people choose from.</param>
    public static IServiceCollection AddSteps<TContext>(this IServiceCollection services, IReadOnlyList<string> timelines, Func<ICaller, bool> isToldWho, params IEnumerable<Type> reasons)
        where TContext : MessagingDbContext
    {
        StepTexts.Add(TextTable.Of(typeof(StepsRegistration).Assembly));
        StepTexts.Add(TextTable.Of(typeof(TContext).Assembly), reasons);
        services.AddEventTimeline<TContext>(timelines, isToldWho);
        return services.AddScoped<ITimelineSource>(s => Timeline(s.GetRequiredService<TContext>(), timelines, isToldWho(s.GetRequiredService<TContext>().Caller)));
    }

    private static QueriedTimeline Timeline(MessagingDbContext db, IReadOnlyList<string> types, bool isTold) => new("state", types, subject => db.Set<StateChange>().AsNoTracking()
        .Where(c => c.SubjectId == subject.Value)
        .Select(c => new TimelineFact
        {
            At = c.At, Ordinal = c.Ordinal, Kind = TimelineKind.State, Code = "STATE_CHANGED", ById = isTold ? c.ById : null, Parameters = Parameters(c.From, c.To, c.ReasonCode, c.Reason),
        }));

    private static IReadOnlyList<TimelineParameter> Parameters(string? from, string to, string? reasonCode, string? words)
    {
        var parameters = new List<TimelineParameter> { new("to", to) };
        if (from is not null)
            parameters.Insert(0, new("from", from));
        if (reasonCode is not null)
            parameters.Add(new("reasonCode", reasonCode));
        if (StepReason.TextOf(reasonCode, words) is { } reason)
            parameters.Add(new("reason", reason));
        return parameters;
    }
}
