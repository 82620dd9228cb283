using System.Buffers.Text;
using FsCheck;
using FsCheck.Fluent;
using Modular.GraphQL.Data.Paging;
using Modular.GraphQL.Data.Tests.Shop;

namespace Modular.GraphQL.Data.Tests;

public sealed class CursorTests
{
    private static readonly object[] Samples =
    [
        "", "连衣裙 😀", true, (byte)200, (short)-3, -1, int.MaxValue, long.MinValue, 1.5f, double.Epsilon, 12.340m, Guid.NewGuid(),
        new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc).AddTicks(10), new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(8)),
        new DateOnly(2026, 1, 2), new TimeOnly(3, 4, 5, 6), TimeSpan.FromTicks(-1), MerchantStatus.Removed, new MerchantId(Guid.NewGuid()),
    ];

    /// <summary>A cursor gives back exactly the values that it was made from, of every type that can be sorted by, null included.</summary>
    [Fact]
    public void A_cursor_gives_back_what_it_was_made_from()
    {
        var codec = new CursorCodec("order", Samples.Select(s => s.GetType()).Append(typeof(int?)));
        object?[] place = [.. Samples, null];
        Assert.Equal(place, codec.Decode("after", codec.Encode(place)));
    }

    /// <summary>Nothing that a client may send as a cursor is anything but a place or a clear error.</summary>
    [Fact]
    public void What_is_no_cursor_is_refused()
    {
        var codec = new CursorCodec("order", Samples.Select(s => s.GetType()));
        var valid = Base64Url.DecodeFromChars(codec.Encode(Samples));
        var mutations = from position in Gen.Choose(0, valid.Length - 1)
                        from value in Gen.Choose(0, 255)
                        from length in Gen.Choose(0, valid.Length + 2)
                        select Mutated(valid, position, (byte)value, length);
        Prop.ForAll(mutations.ToArbitrary(), bytes =>
        {
            try
            {
                Assert.Equal(Samples.Length, codec.Decode("after", Base64Url.EncodeToString(bytes)).Length);
            }
            catch (GraphQLException e)
            {
                Assert.Equal(ErrorCodes.BadUserInput, e.Errors[0].Code);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(20260103, 7));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("AAAA")]
    [InlineData("AQ")]
    public void A_text_that_is_no_cursor_is_refused(string cursor)
    {
        var codec = new CursorCodec("order", [typeof(int)]);
        var error = Assert.Throws<GraphQLException>(() => codec.Decode("after", cursor));
        Assert.Equal(ErrorCodes.BadUserInput, error.Errors[0].Code);
        Assert.Contains("`after`", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cursor_of_another_order_is_refused_as_such()
    {
        var cursor = new CursorCodec("by name", [typeof(int)]).Encode([1]);
        var error = Assert.Throws<GraphQLException>(() => new CursorCodec("by date", [typeof(int)]).Decode("before", cursor));
        Assert.Equal(ErrorCodes.BadUserInput, error.Errors[0].Code);
        Assert.Contains("another order", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, 10, false)]
    [InlineData(0, null, 0, false)]
    [InlineData(50, null, 50, false)]
    [InlineData(null, 3, 3, true)]
    [InlineData(-1, null, "`first` must not be negative, but is -1.", false)]
    [InlineData(null, 51, "The maximum allowed items per page were exceeded: `last` is 51, at most 50 are given at once.", true)]
    [InlineData(1, 1, "Give either `first` or `last`, not both.", false)]
    public void A_page_has_a_size_within_the_limits(int? first, int? last, object expected, bool backward)
    {
        PageRequest Read() => PageRequest.Of(first, null, last, null, new PagingLimits(10, 50));
        if (expected is int size)
        {
            Assert.Equal(new PageRequest(size, backward, null, null), Read());
            return;
        }

        var error = Assert.Throws<GraphQLException>((Action)(() => Read()));
        Assert.Equal((expected, ErrorCodes.BadUserInput), (error.Message, error.Errors[0].Code));
    }

    private static byte[] Mutated(byte[] bytes, int position, byte value, int length)
    {
        var copy = (byte[])bytes.Clone();
        copy[position] = value;
        Array.Resize(ref copy, length);
        return copy;
    }
}
