using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Modular.GraphQL.Data.Paging;
using Modular.GraphQL.Data.Queries;
using Modular.GraphQL.Data.Rows;

namespace Modular.GraphQL.Data.Projection;

/// <summary>
/// Reads elements for one selection: only the columns that it needs where projection is on and it is known which these are,
/// else whole entities. What the selection follows to other entities is read in both cases. Nothing is tracked.
/// </summary>
internal sealed class ElementShape<T>(PropertyTree tree, bool project) : IElementShape<T> where T : class
{
    private static readonly Expression<Func<T, T>> Whole = row => row;
    private readonly ConditionalWeakTable<ElementModel, Plan> _plans = [];

    /// <inheritdoc/>
    public async Task<WindowRows<T>> ReadAsync(IQueryable<T> query, RowWindow window, bool items, bool places, CancellationToken cancellationToken)
    {
        var model = ElementModel.Of(query);
        if (items && _plans.GetValue(model, MakePlan).Prepared is { } prepared
            && await prepared.TryReadAsync(query, model, window, places, cancellationToken) is { } read)
            return read;
        var all = OrderedQuery<T>.Of(query, model);
        var rows = window.Of(all.Keyset.Sort(all.Rows, window.IsReversed));
        return new(await ReadAsync(rows, model, items, places ? all.Keyset.Place : null, cancellationToken), all.Keyset);
    }

    /// <inheritdoc/>
    public async Task<List<PageRow<T>>> ReadAsync(
        IQueryable<T> rows, ElementModel model, bool items, Expression<Func<T, object?[]>>? place, CancellationToken cancellationToken)
    {
        var plan = items ? _plans.GetValue(model, MakePlan) : Plan.Nothing;
        if (items)
            rows = plan.ApplyTo(rows.AsNoTracking());
        if (items && place is null && plan.Element is null)
            return (await rows.ToListAsync(cancellationToken)).ConvertAll(e => new PageRow<T>(e, null));

        var select = PageRow<T>.Select(items ? plan.Element ?? Whole : null, place);
        if (plan.Rows is { } readers && await readers.TryReadAsync(rows, select, cancellationToken) is { } read)
            return read;
        return await rows.Select(select).ToListAsync(cancellationToken);
    }

    private Plan MakePlan(ElementModel model)
    {
        if (model.EntityType is not { } entity)
            return Plan.Nothing;
        var projection = new EntityProjection();
        var row = Expression.Parameter(typeof(T), "row");
        if (project && projection.TryProject(entity, tree, row, out var projected))
        {
            var element = Expression.Lambda<Func<T, T>>(projected, row);
            return new Plan(element, [], projection.Collections > 1) { Rows = new RowReaders<T>(entity), Prepared = new PreparedQueries<T>(entity, element) };
        }

        var paths = new List<string>();
        var collections = Follow(entity, tree, "", paths);
        return new Plan(null, paths, collections > 1);
    }

    private static int Follow(IEntityType type, PropertyTree tree, string prefix, List<string> paths)
    {
        var collections = 0;
        foreach (var (name, inner) in tree.Properties)
        {
            if (type.FindNavigation(name) is not { } navigation || navigation.TargetEntityType.IsOwned())
                continue;
            paths.Add(prefix + name);
            collections += (navigation.IsCollection ? 1 : 0) + Follow(navigation.TargetEntityType, inner, $"{prefix}{name}.", paths);
        }

        return collections;
    }

    /// <summary>How the elements of one model are read.</summary>
    /// <param name="Element">Makes the element from its row; null for the whole entity.</param>
    /// <param name="Includes">The references and collections to be read with whole entities.</param>
    /// <param name="Split">Whether each collection has a statement of its own: two in one statement would multiply their rows.</param>
    private sealed record Plan(LambdaExpression? Element, IReadOnlyList<string> Includes, bool Split)
    {
        public static readonly Plan Nothing = new(null, [], false);

        /// <summary>What reads the element without EF Core's materialisation; null for the whole entity.</summary>
        public RowReaders<T>? Rows { get; init; }

        /// <summary>Statements that are ready to be run again; null for the whole entity.</summary>
        public PreparedQueries<T>? Prepared { get; init; }

        public IQueryable<T> ApplyTo(IQueryable<T> rows)
        {
            foreach (var path in Includes)
                rows = rows.Include(path);
            return Split ? rows.AsSplitQuery() : rows;
        }
    }
}
