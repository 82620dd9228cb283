using Modular.GraphQL.Data.Tests.Shop;

namespace Modular.GraphQL.Data.Tests;

/// <summary>Merchants whose values come from small sets, so that ties, nulls and awkward texts are frequent.</summary>
internal static class RandomMerchants
{
    public static readonly string[] Names = ["", "a", "A", "ab", "Ab", "aB", "b", "%", "_", "a%b", "é", "e\u0301", "连", "连衣裙", "\uFFFD", "\uE000", "😀", "😀b", "\U0010FFFF", "z'\"\\"];

    public static Merchant[] Make(Random random, int count, IReadOnlyList<City>? cities = null) =>
        [.. Enumerable.Range(0, count).Select(_ => Make(random, cities))];

    private static Merchant Make(Random random, IReadOnlyList<City>? cities)
    {
        var merchant = new Merchant(new MerchantId(Guid.NewGuid()), Pick(random, Names))
        {
            Nickname = random.Next(3) == 0 ? null : Pick(random, Names),
            Status = (MerchantStatus)random.Next(3),
            PreviousStatus = random.Next(2) == 0 ? null : (MerchantStatus)random.Next(3),
            Score = random.Next(3) == 0 ? null : random.Next(-2, 3),
            Rating = random.Next(4) / 3.0,
            AppliedAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddTicks(random.Next(4) * 10),
            ActiveSince = random.Next(3) == 0 ? null : new DateOnly(2026, 1, 1 + random.Next(3)),
            IsVerified = random.Next(2) == 0,
            ReferredById = random.Next(2) == 0 ? null : new MerchantId(new Guid(random.Next(3), 0, 0, [0, 0, 0, 0, 0, 0, 0, 0])),
            Deposit = new Money(random.Next(3), Pick(random, ["CNY", "EUR"])),
            City = cities is { Count: > 0 } && random.Next(3) != 0 ? cities[random.Next(cities.Count)] : null,
        };
        return merchant.With([.. Enumerable.Range(0, random.Next(6)).Select(_ => new Document
        {
            Kind = Pick(random, Names),
            Pages = random.Next(3) == 0 ? null : random.Next(3),
            Note = random.Next(2) == 0 ? null : Pick(random, Names),
        })]);
    }

    private static T Pick<T>(Random random, T[] values) => values[random.Next(values.Length)];
}
