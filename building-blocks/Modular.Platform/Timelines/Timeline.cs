using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;
using Modular.Platform.Persistence;

namespace Modular.Platform.Timelines;

/// <summary>Something that happened to an object, in codes that a front end words (FE-05).</summary>
internal sealed class TimelineEntry(TimelineFact fact, string? by, Comment? comment)
{
    /// <summary>When (UTC).</summary>
    public DateTime At => fact.At;

    /// <summary>What kind of thing happened.</summary>
    public TimelineKind Kind => fact.Kind;

    /// <summary>What happened, as a stable code: <c>STATE_CHANGED</c>, <c>COMMENTED</c>, an event's name, <c>VALUE_REVEALED</c>, <c>AGREEMENT_CHANGED</c>.</summary>
    public string Code => fact.Code;

    /// <summary>Who did it, by name; null for the system, and for users who are gone.</summary>
    public string? By => by;

    /// <summary>What else is to be told: <c>from</c> and <c>to</c> of a state.</summary>
    [ListSize(AssumedSize = 3)]
    public IReadOnlyList<TimelineParameter> Parameters => fact.Parameters;

    /// <summary>What was said; null for all that is no comment.</summary>
    public Comment? Comment => comment;
}

/// <summary>Merges what happened to an object from all places that know of it (FE-05).</summary>
internal sealed class Timeline(IEnumerable<ITimelineSource> sources, PlatformDb db, IUserNames users)
{
    /// <summary>The name of the source of comments.</summary>
    public const string Comments = "comment";

    /// <summary>A page, the newest first: one statement for each source.</summary>
    public async Task<Page<TimelineEntry>> ReadAsync(NodeId subject, int count, string? after, CancellationToken cancellationToken)
    {
        var place = after is null ? null : TimelineOrder.Parse(after);
        var found = new List<(TimelineOrder Order, TimelineFact Fact)>();
        foreach (var source in sources.Where(s => s.KnowsOf(subject.TypeName)))
        {
            var facts = await source.ReadAsync(subject, new(count + 1, place?.In(source.Name)), cancellationToken);
            found.AddRange(facts.Select(f => (new TimelineOrder(f.At, source.Name, f.Ordinal), f)));
        }

        found.Sort((a, b) => a.Order.CompareTo(b.Order));
        var shown = found.Take(count).ToList();
        var ordinals = shown.Where(f => f.Fact.Kind == TimelineKind.Comment).Select(f => f.Fact.Ordinal).ToList();
        var comments = ordinals.Count == 0
            ? []
            : await db.Comments.AsNoTracking().Where(c => c.SubjectId == subject.Value && ordinals.Contains(c.Ordinal)).ToDictionaryAsync(c => c.Ordinal, cancellationToken);
        var names = await users.NamesInOrderAsync([.. shown.Select(f => f.Fact.ById)], cancellationToken);
        return new(
            [
                .. shown.Select((f, i) => new PageItem<TimelineEntry>(
                    new(f.Fact, names[i], f.Fact.Kind == TimelineKind.Comment ? comments.GetValueOrDefault(f.Fact.Ordinal) : null),
                    f.Order.ToCursor())),
            ],
            found.Count > count);
    }

    /// <summary>Comments as facts.</summary>
    public static ITimelineSource CommentsOf(PlatformDb db) => new QueriedTimeline(Comments, null, subject => db.Comments.AsNoTracking()
        .Where(c => c.SubjectType == subject.TypeName && c.SubjectId == subject.Value)
        .Select(c => new TimelineFact { At = c.At, Ordinal = c.Ordinal, Kind = TimelineKind.Comment, Code = "COMMENTED", ById = c.AuthorId }));
}

/// <summary>The timeline of every node that has one.</summary>
[ExtendObjectType<IHasTimeline>]
internal static class TimelineFields
{
    /// <summary>What has happened to the object and was said about it, the newest first (FE-05).</summary>
    /// <param name="first">How many entries, from the newest on; 10 where it is not given, at most 50.</param>
    /// <param name="after">Only what comes after this cursor.</param>
    [UsePaging(IncludeTotalCount = false, ConnectionName = "Timeline")]
    public static Task<Page<TimelineEntry>> GetTimelineAsync(
        [Parent(Requires = "Id")] IHasTimeline subject, int? first, string? after, Timeline timeline, CancellationToken cancellationToken) =>
        timeline.ReadAsync(subject.TimelineId, first ?? 10, after, cancellationToken);
}
