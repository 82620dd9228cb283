namespace Modular.Kernel;

/// <summary>Knows who may be handed work (FE-02): users who count and who may call its mutation where its object belongs (ACC-02), whoever hands it on.</summary>
public sealed class WorkReceivers(IUserNames users, MutationPermissions permissions, IEnumerable<IAccessSource> access)
{
    /// <summary>Whether the user may be handed the work. Where no module knows who may do what, every user may: he sees it only if he may do it.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="mutation">The mutation that the work is done by, by its name in the schema.</param>
    /// <param name="merchantId">The merchant that its object belongs to; null where it belongs to none.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<bool> MayGetAsync(Guid userId, string mutation, Guid? merchantId, CancellationToken cancellationToken)
    {
        if (access.SingleOrDefault() is not { } known)
            return await users.IsThereAsync(userId, cancellationToken);
        return await known.FindAsync(userId, null, cancellationToken) is { } held
            && permissions.Of(mutation).All(p => merchantId is { } merchant ? held.Has(p, merchant) : held.Has(p));
    }

    /// <summary>Whether the user acts for the merchant, and so gets no work that wants somebody else. Where no module knows, nobody is said to.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="merchantId">The merchant.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<bool> ActsForAsync(Guid userId, Guid merchantId, CancellationToken cancellationToken) =>
        access.SingleOrDefault() is { } known && await known.FindAsync(userId, null, cancellationToken) is { } held && held.MerchantScope.Contains(merchantId);
}
