using System.Linq.Expressions;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL.Data.Paging;
using Modular.GraphQL.Data.Projection;
using Modular.GraphQL.Data.Tests.Shop;
using Modular.Testing;

namespace Modular.GraphQL.Data.Tests;

public abstract class KeysetPagingTests(DatabaseKind kind) : DatabaseTests(kind)
{
    private static readonly PagingLimits Limits = new(10, 50);
    private static readonly PageParts Everything = new(Items: true, Cursors: true, PageInfo: true, TotalCount: true);

    private static readonly Func<IQueryable<Merchant>, bool, bool, IOrderedQueryable<Merchant>>[] Orders =
    [
        By(m => m.LegalName), By(m => m.Nickname), By(m => m.Status), By(m => m.PreviousStatus), By(m => m.Score), By(m => m.Rating),
        By(m => m.AppliedAt), By(m => m.ActiveSince), By(m => m.IsVerified), By(m => m.ReferredById), By(m => m.Id),
        By(m => m.Deposit.Amount), By(m => m.City!.Name), By(m => m.City!.Population), By(m => m.LegalName.Length),
    ];

    /// <summary>
    /// Walking the pages, forward or backward, in any order, gives each row that was there at the start exactly once and in
    /// order, while rows are added between the pages; and what the pages say of their neighbours is true.
    /// </summary>
    [DatabaseFact]
    public void Walking_the_pages_gives_every_row_once_and_in_order_while_others_are_added()
    {
        var cases = from seed in Gen.Choose(0, int.MaxValue)
                    from rows in Gen.Choose(0, 25)
                    from size in Gen.Choose(1, 7)
                    from keys in Gen.Choose(0, 3)
                    from order in Gen.ListOf(Gen.Zip(Gen.Choose(0, Orders.Length - 1), ArbMap.Default.GeneratorFor<bool>()), keys)
                    from backward in ArbMap.Default.GeneratorFor<bool>()
                    from inserts in ArbMap.Default.GeneratorFor<bool>()
                    select (seed, rows, size, order, backward, inserts);
        Prop.ForAll(cases.ToArbitrary(), c => Walk(new Random(c.seed), c.rows, c.size, [.. c.order], c.backward, c.inserts))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(20260101, 7));
    }

    private void Walk(Random random, int rows, int size, (int Key, bool Descending)[] order, bool backward, bool inserts)
    {
        // Sorting by a value again changes nothing.
        order = [.. order.DistinctBy(o => o.Key)];
        Database.Clear();
        City[] cities = [new() { Id = new(Guid.NewGuid()), Name = "Hangzhou", Population = 12 }, new() { Id = new(Guid.NewGuid()), Name = "hangzhou" }];
        Database.Add(RandomMerchants.Make(random, rows, cities));
        var before = Sorted(order);
        var walked = new List<Guid>();
        string? cursor = null;
        var more = true;
        for (var page = 0; more; page++)
        {
            Assert.True(page <= rows + 12, "The walk does not come to an end.");
            var request = backward ? PageRequest.Of(null, null, size, cursor, Limits) : PageRequest.Of(size, cursor, null, null, Limits);
            var connection = Read(order, request);
            var ids = connection.Nodes.Select(n => ((Merchant)n).Id.Value).ToList();
            Assert.True(ids.Count == size || !(backward ? connection.PageInfo.HasPreviousPage : connection.PageInfo.HasNextPage));
            Assert.Equal(cursor is not null, backward ? connection.PageInfo.HasNextPage : connection.PageInfo.HasPreviousPage);
            if (backward)
                walked.InsertRange(0, ids);
            else
                walked.AddRange(ids);
            (more, cursor) = backward
                ? (connection.PageInfo.HasPreviousPage, connection.PageInfo.StartCursor)
                : (connection.PageInfo.HasNextPage, connection.PageInfo.EndCursor);
            if (inserts && page < 5)
                Database.Add(RandomMerchants.Make(random, 2));
        }

        Assert.Equal(before, walked.Where(before.Contains));
        Assert.Equal(walked.Distinct().Count(), walked.Count);
        var after = Sorted(order);
        Assert.Equal(walked, after.Where(walked.Contains));
        if (!inserts)
            Assert.Equal(before, walked);
    }

    /// <summary>The whole list as the database sorts it, told where null belongs: the order itself is checked against C# in another test.</summary>
    private List<Guid> Sorted((int Key, bool Descending)[] order)
    {
        using var db = Database.Open();
        var all = Order(db.Merchants, order, nullsFirst: true);
        var last = order is [.., (_, true)];
        return (last ? all.ThenByDescending(m => m.Id) : all.ThenBy(m => m.Id)).Select(m => m.Id.Value).ToList();
    }

    private Connection Read((int Key, bool Descending)[] order, PageRequest request)
    {
        using var db = Database.Open();
        return PageReader<Merchant>.ReadAsync(Order(db.Merchants, order), request, Everything,
            new ElementShape<Merchant>(PropertyTree.All(), project: false), default).GetAwaiter().GetResult();
    }

    private static IOrderedQueryable<Merchant> Order(IQueryable<Merchant> query, (int Key, bool Descending)[] order, bool nullsFirst = false) =>
        order.Length == 0 ? query.OrderBy(m => m.Id) : (IOrderedQueryable<Merchant>)order.Aggregate(query, (q, o) => Orders[o.Key](q, o.Descending, nullsFirst));

    private static Func<IQueryable<Merchant>, bool, bool, IOrderedQueryable<Merchant>> By<TKey>(Expression<Func<Merchant, TKey>> key) =>
        (query, descending, nullsFirst) => Then(nullsFirst && default(TKey) is null ? Then(query, IsThere(key), descending) : query, key, descending);

    private static Expression<Func<Merchant, bool>> IsThere<TKey>(Expression<Func<Merchant, TKey>> key) =>
        Expression.Lambda<Func<Merchant, bool>>(Expression.NotEqual(key.Body, Expression.Constant(null, typeof(TKey))), key.Parameters);

    private static IOrderedQueryable<Merchant> Then<TKey>(IQueryable<Merchant> query, Expression<Func<Merchant, TKey>> key, bool descending) =>
        (query.Expression.Type == typeof(IOrderedQueryable<Merchant>), descending) switch
        {
            (true, true) => ((IOrderedQueryable<Merchant>)query).ThenByDescending(key),
            (true, false) => ((IOrderedQueryable<Merchant>)query).ThenBy(key),
            (false, true) => query.OrderByDescending(key),
            (false, false) => query.OrderBy(key),
        };
}

public sealed class KeysetPagingTestsOnSqlite() : KeysetPagingTests(DatabaseKind.Sqlite);

[NeedsPostgres]
public sealed class KeysetPagingTestsOnPostgres() : KeysetPagingTests(DatabaseKind.Postgres);
