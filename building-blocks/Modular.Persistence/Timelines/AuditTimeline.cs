using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;

namespace Modular.Persistence;

/// <summary>What the audit tells of an object (FE-05).</summary>
public static class AuditTimeline
{
    /// <summary>
    /// Registers it: that sensitive values of the object were shown, to those who may read the audit; and that what belongs to it was made or changed, such as an
    /// agreement under its application's key.
    /// </summary>
    /// <param name="services">The process's services.</param>
    /// <param name="type">The node type, also the name of its entity.</param>
    /// <param name="belongings">The entities with the same key whose making and changing is told.</param>
    public static IServiceCollection AddAuditTimeline<TContext>(this IServiceCollection services, string type, params IReadOnlyList<string> belongings) where TContext : ModuleDbContext =>
        services.AddScoped<ITimelineSource>(s =>
        {
            var db = s.GetRequiredService<TContext>();
            var seesReveals = db.Caller.Has(AuditPermissions.Read);
            return new QueriedTimeline("audit", [type], id =>
            {
                var key = id.Value.ToString();
                return db.Set<AuditRow>().AsNoTracking()
                    .Where(r => r.Key == key && ((r.What == type && r.Action == AuditAction.Revealed && seesReveals)
                        || (belongings.Contains(r.What) && (r.Action == AuditAction.Created || r.Action == AuditAction.Changed))))
                    .Select(r => new TimelineFact { At = r.At, Ordinal = r.Id, Kind = TimelineKind.Audit, Code = CodeOf(r.What, r.Action), ById = r.ActorId });
            });
        });

    private static string CodeOf(string what, AuditAction action) => action == AuditAction.Revealed ? "VALUE_REVEALED" : $"{StateName.InCapitals(what)}_{StateName.Of(action)}";
}
