namespace Modular.Kernel;

/// <summary>Where a caller holds something (ACC-02), for queries: the rows of a merchant are shown by what is held there, whatever else another role lets the caller see.</summary>
public static class CallerReach
{
    /// <summary>Where the caller holds the permissions, all of them.</summary>
    /// <param name="caller">The caller.</param>
    /// <param name="permissions">The permissions.</param>
    public static Reach ReachOf(this ICaller caller, params IReadOnlyList<string> permissions) => new(
        permissions.All(p => caller.Has(p, null)),
        [.. caller.MerchantScope.Where(m => permissions.All(p => caller.Has(p, m)))]);
}

/// <summary>Where a caller may do something (ACC-02); beside that, with what is the caller's own and belongs to no merchant yet.</summary>
/// <param name="IsEverywhere">Whether at all merchants, and with what belongs to none.</param>
/// <param name="Merchants">The merchants, where not everywhere.</param>
public sealed record Reach(bool IsEverywhere, IReadOnlyList<Guid> Merchants);
