using System.Linq.Expressions;
using Modular.GraphQL.Data.Rows;

namespace Modular.GraphQL.Data.Tests;

/// <summary>Clients choose what is read, so there may be any number of readers: only so many are kept, those that are asked for.</summary>
public sealed class ReaderCacheTests
{
    private const int Max = 100;

    [Fact]
    public void A_reader_is_made_when_its_query_comes_again_and_once()
    {
        using var cache = new ReaderCache(Max);
        var (key, made) = (Key(1), 0);
        Assert.Null(cache.Find(key, Make));
        var first = cache.Find(key, Make);
        Assert.NotNull(first);
        // Two requests build the same expression anew.
        Assert.Same(first, cache.Find(key with { Expression = Key(1).Expression }, Make));
        Assert.Equal(1, made);

        Reader Make()
        {
            made++;
            return new();
        }
    }

    [Fact]
    public void What_cannot_be_made_or_is_refused_is_not_tried_again()
    {
        using var cache = new ReaderCache(Max);
        cache.Find(Key(1), Fail);
        Assert.Null(cache.Find(Key(1), () => (Reader?)null));
        Assert.Null(cache.Find(Key(1), Fail));
        cache.Find(Key(2), Fail);
        Assert.NotNull(cache.Find(Key(2), () => new Reader()));
        cache.Refuse(Key(2));
        Assert.Null(cache.Find(Key(2), Fail));

        static Reader? Fail() => throw new InvalidOperationException("It was tried again.");
    }

    [Fact]
    public async Task However_many_come_only_so_many_are_kept_and_the_one_that_is_asked_for_stays()
    {
        using var cache = new ReaderCache(Max);
        cache.Find(Key(0), () => new Reader());
        var asked = cache.Find(Key(0), () => new Reader());
        Assert.NotNull(asked);
        for (var i = 1; i <= 20 * Max; i++)
        {
            cache.Find(Key(i), () => new Reader());
            Assert.Same(asked, cache.Find(Key(0), () => new Reader()));
            Assert.InRange(cache.Count, 1, Max);
            // What is too much is removed beside the requests.
            if (i % Max == 0)
                await Task.Delay(20);
        }

        // There is room for what comes now.
        await UntilKeptAsync(cache, Key(-1));
    }

    private static async Task UntilKeptAsync(ReaderCache cache, ReaderKey key)
    {
        for (var attempt = 0; cache.Find(key, () => new Reader()) is null; attempt++)
        {
            Assert.True(attempt < 500, "Nothing new is kept.");
            await Task.Delay(10);
        }
    }

    private sealed class Reader;

    private static readonly object Selection = new();

    private static ReaderKey Key(int number)
    {
        Expression<Func<int, int>> form = x => x;
        return new(Selection, Expression.Lambda(Expression.Add(form.Body, Expression.Constant(number)), form.Parameters));
    }
}
