using FsCheck;
using FsCheck.Fluent;

namespace Modular.Messaging.Tests;

/// <summary>What the followers of a feed share is the feed: whoever is answered from it gets what the table would have answered, and whoever is too far back is not.</summary>
public sealed class FeedTailTests
{
    private static readonly string[] Names = ["a", "b", "c"];

    [Fact]
    public void It_answers_as_the_feed_itself_or_not_at_all()
    {
        var pages = Gen.Choose(1, 700).ListOf(6);
        var property = Prop.ForAll(pages.ToArbitrary(), Gen.Choose(0, 500).ToArbitrary(), Gen.SubListOf(Names).ToArbitrary(), (sizes, begin, wanted) =>
        {
            var tail = new FeedTail([], begin, begin);
            List<FeedEvent> feed = [];
            foreach (var size in sizes)
            {
                List<FeedEvent> page = [.. Enumerable.Range(1, size).Select(i => Happened(tail.To + i))];
                feed.AddRange(page);
                tail = tail.With(new(page, tail.To + size, IsLast: true));
            }

            var filter = new EventFilter([.. wanted]);
            for (var after = begin; after <= tail.To + 1; after += 37)
            {
                var answer = tail.After(after, filter);
                Assert.Equal(after < tail.From, answer is null);
                if (answer is null)
                    continue;
                Assert.Equal(feed.Where(e => e.Position > after && wanted.Contains(e.Name)), answer.Events);
                Assert.Equal(Math.Max(after, tail.To), answer.ReadTo);
            }

            // The last thousand are always there.
            Assert.True(tail.From <= Math.Max(begin, tail.To - 1000));
            Assert.True(tail.Events.Count <= 1000);
        });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), property);
    }

    private static FeedEvent Happened(long position) => new(position, Guid.Empty, Names[position % Names.Length], 1, "{}", DateTime.UnixEpoch, null, null);
}
