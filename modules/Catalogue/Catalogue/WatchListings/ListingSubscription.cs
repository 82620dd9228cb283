using System.Runtime.CompilerServices;
using Catalogue.Contracts;
using Catalogue.Contracts.Events;
using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Catalogue.WatchListings;

/// <summary>What happened to a listing.</summary>
internal enum ListingChange
{
    /// <summary>The product is for sale.</summary>
    Listed,

    /// <summary>Its merchant took it off the shelf, or edited it, so that it is reviewed again.</summary>
    Delisted,

    /// <summary>It was taken off the shelf for a fault.</summary>
    Suspended,
}

/// <summary>A change of a listing.</summary>
/// <param name="Cursor">Where to go on from: give it as <c>after</c> when the stream has ended.</param>
/// <param name="Change">What happened.</param>
/// <param name="At">When (UTC).</param>
/// <param name="ProductId">The product; null where the caller cannot see it any more, since it is not listed.</param>
/// <param name="Id">The product's id, also where it cannot be seen any more: to take it out of a list.</param>
internal sealed record ListingChanged(string Cursor, ListingChange Change, DateTime At, ProductId ProductId, [property: ID] string Id) : IEventWithId
{
    /// <inheritdoc/>
    [GraphQLIgnore]
    public string EventId => Cursor;
}

/// <summary>Following what comes on the shelf and leaves it.</summary>
[SubscriptionType]
internal static class ListingSubscription
{
    private static readonly FeedCursor Cursor = new("l1");

    private static readonly EventFilter Changes = EventFilter.Of(typeof(ProductListed), typeof(ProductDelisted), typeof(ProductSuspended));

    /// <summary>
    /// Products that come on the shelf or leave it, as it happens (CAT-03), in order, none left out and none twice; open to everybody, as listings are. A stream that ends is
    /// opened again with the last cursor that was received; over server-sent events the header <c>Last-Event-ID</c> does the same and goes before it.
    /// </summary>
    /// <param name="after">The cursor of the last change that was received; left out, the stream begins with what happens from now on.</param>
    /// <param name="merchantId">Only the products of this merchant.</param>
    public static async Task<IAsyncEnumerable<ListingChanged>> OnListingChangedAsync(
        string? after, MerchantId? merchantId, IEnumerable<IEventFeed> feeds, IStreamStart start, CancellationToken cancellationToken)
    {
        var feed = feeds.Single(f => f.Module == "Catalogue");
        return ReadAsync(feed, await Cursor.BeginAsync(feed, start, after, cancellationToken), merchantId, cancellationToken);
    }

    private static async IAsyncEnumerable<ListingChanged> ReadAsync(IEventFeed feed, long after, MerchantId? merchant, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var happened in feed.ReadAsync(after, Changes, cancellationToken))
        {
            var product = new ProductId(happened.AggregateId);
            if ((merchant is null || happened.MerchantId == merchant.Value.Value) && WasOnShelf(happened))
                yield return new(Cursor.Of(happened.Position), ChangeOf(happened), happened.OccurredAt, product, NodeId.Of(product).ToString());
        }
    }

    // What was never for sale is nobody's business but its merchant's.
    private static bool WasOnShelf(FeedEvent happened) => !happened.Is<ProductSuspended>() || happened.As<ProductSuspended>().WasListed;

    private static ListingChange ChangeOf(FeedEvent happened) =>
        happened.Is<ProductListed>() ? ListingChange.Listed : happened.Is<ProductDelisted>() ? ListingChange.Delisted : ListingChange.Suspended;
}
