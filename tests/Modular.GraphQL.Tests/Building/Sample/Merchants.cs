namespace Modular.GraphQL.Tests.Building.Sample;

/// <summary>The id of a merchant.</summary>
[Node("Merchant")]
public readonly record struct MerchantId(Guid Value);

/// <summary>The id of a member of staff; its holder is loaded by <see cref="StaffQueries"/>.</summary>
[Node("Staff")]
public readonly record struct StaffId(Guid Value);

/// <summary>Where a merchant stands on its way into the market.</summary>
internal enum MerchantStatus
{
    /// <summary>Papers are missing.</summary>
    Draft,

    /// <summary>Somebody is reading.</summary>
    InReview,

    /// <summary>May sell.</summary>
    [GraphQLName("LIVE")]
    Active,

    /// <summary>Not used any more.</summary>
    [Obsolete("Use DRAFT.")]
    IDCheck,

    [GraphQLIgnore]
    Internal,
}

/// <summary>
/// A merchant. See <see cref="MerchantStatus.InReview"/>, <c>code</c> and <paramref name="Secret"/>.
/// <para>A second paragraph
/// on two lines.</para>
/// </summary>
/// <param name="LegalName">The name in the register.</param>
/// <param name="Status">Where it stands.</param>
internal sealed record Merchant(MerchantId Id, string LegalName, MerchantStatus Status, [property: GraphQLIgnore] string Secret)
{
    /// <summary>Who looks after it; null where nobody does.</summary>
    public StaffId? KeeperId { get; init; }

    /// <summary>Who may stand in.</summary>
    public IReadOnlyList<StaffId> DeputyIds { get; init; } = [];

    /// <summary>The register's number.</summary>
    [GraphQLName("uscc")]
    public string? RegisterNumber { get; init; }

    /// <summary>Old.</summary>
    [Obsolete("Use `legalName`.")]
    public string Name => LegalName;

    /// <summary>Only for some.</summary>
    [Authorize("merchants:reveal")]
    public string? Phone { get; init; } = "138";

    /// <summary>A plain id.</summary>
    [ID]
    public int Number { get; init; } = 7;

    /// <summary>An id of staff as a UUID.</summary>
    [ID("Staff")]
    public Guid? Founder { get; init; }

    /// <summary>A static member takes its place.</summary>
    public string Replaced { get; init; } = "property";

    public void Approve() => throw new NotSupportedException();
}

/// <summary>Describes the merchant's type.</summary>
[ObjectType<Merchant>]
internal static class MerchantType
{
    /// <summary>The greeting of a merchant.</summary>
    /// <param name="polite">Whether to be polite.</param>
    public static string GetGreeting([Parent(Requires = "LegalName Status")] Merchant merchant, bool polite = true) =>
        (polite ? "Dear " : "") + merchant.LegalName;

    /// <summary>Comes from the class.</summary>
    public static string GetReplaced([Parent] Merchant merchant) => "class " + merchant.LegalName;
}

/// <summary>A member of staff.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The name.</param>
internal sealed record Staff(StaffId Id, string Name);

/// <summary>What staff can be found by.</summary>
/// <param name="NamePrefix">What the name begins with.</param>
/// <param name="Limit">How many at most.</param>
/// <param name="Statuses">The states.</param>
internal sealed record StaffFilter(string? NamePrefix, int Limit = 5, IReadOnlyList<MerchantStatus>? Statuses = null)
{
    /// <summary>Absent and null differ.</summary>
    public Optional<string> Note { get; init; }

    /// <summary>More filters.</summary>
    public List<StaffFilter>? Or { get; init; }

    /// <summary>Keeps its initial value where it is not given.</summary>
    public string? Order { get; init; } = "name";

    /// <summary>Written in GraphQL's notation.</summary>
    [DefaultValue("[DRAFT, LIVE]")]
    public MerchantStatus[]? Defaulted { get; init; }

    /// <summary>Whose.</summary>
    public MerchantId? MerchantId { get; init; }
}

/// <summary>One of two.</summary>
[OneOf]
internal sealed record StaffBy
{
    /// <summary>By id.</summary>
    public StaffId? Id { get; init; }

    /// <summary>By name.</summary>
    public string? Name { get; init; }
}

[QueryType]
internal static class StaffQueries
{
    /// <summary>Loads staff.</summary>
    [NodeResolver]
    public static Task<IReadOnlyDictionary<StaffId, Staff>> GetStaffAsync(IReadOnlyList<StaffId> ids, CallLog log, CancellationToken cancellation)
    {
        log.Add($"staff {ids.Count}");
        return Task.FromResult<IReadOnlyDictionary<StaffId, Staff>>(ids.ToDictionary(i => i, i => new Staff(i, $"S{i.Value.ToString()[^1]}")));
    }

    /// <summary>Echoes the filter.</summary>
    public static string GetFind(StaffFilter? filter = null, StaffBy? by = null) => (filter, by) switch
    {
        (null, null) => "nothing",
        (null, _) => $"by {by.Id?.Value} {by.Name}",
        _ => $"{filter.NamePrefix}|{filter.Limit}|{string.Join(",", filter.Statuses ?? [])}|{filter.Note.IsGiven}:{filter.Note.Value}|{filter.Or?.Count}|{filter.Order}|{string.Join(",", filter.Defaulted ?? [])}|{filter.MerchantId?.Value}",
    };
}
