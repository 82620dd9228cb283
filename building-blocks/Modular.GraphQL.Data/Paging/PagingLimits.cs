namespace Modular.GraphQL.Data.Paging;

/// <summary>How large a page is, and may be.</summary>
/// <param name="DefaultSize">The size where the client gives none.</param>
/// <param name="MaxSize">The largest size that a client may ask for.</param>
internal sealed record PagingLimits(int DefaultSize, int MaxSize)
{
    /// <summary>The size that an argument asks for. Throws BAD_USER_INPUT for a negative one and one over the limit.</summary>
    public int Check(string argument, int? size) => size switch
    {
        null => DefaultSize,
        < 0 => throw new GraphQLException($"`{argument}` must not be negative, but is {size}.", ErrorCodes.BadUserInput),
        _ when size > MaxSize => throw new GraphQLException(
            $"The maximum allowed items per page were exceeded: `{argument}` is {size}, at most {MaxSize} are given at once.", ErrorCodes.BadUserInput),
        _ => size.Value,
    };
}

/// <summary>The page that a client asks for.</summary>
/// <param name="Size">The number of items.</param>
/// <param name="IsBackward">Whether the page is the last one of its range rather than the first.</param>
/// <param name="After">The cursor that the range begins behind, or null.</param>
/// <param name="Before">The cursor that the range ends before, or null.</param>
internal sealed record PageRequest(int Size, bool IsBackward, string? After, string? Before)
{
    /// <summary>Reads the four arguments of a connection. Throws BAD_USER_INPUT where they ask for no page or too large a one.</summary>
    public static PageRequest Of(int? first, string? after, int? last, string? before, PagingLimits limits)
    {
        if (first is not null && last is not null)
            throw new GraphQLException("Give either `first` or `last`, not both.", ErrorCodes.BadUserInput);
        return last is null
            ? new PageRequest(limits.Check("first", first), false, after, before)
            : new PageRequest(limits.Check("last", last), true, after, before);
    }
}
