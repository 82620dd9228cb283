using Modular.Kernel;

namespace Modular.Platform.Tasks;

/// <summary>Knows who may be handed a task (FE-02): users who count and who may call its mutation where its object belongs (ACC-02).</summary>
internal sealed class TaskReceivers(IUserNames users, MutationPermissions permissions, IEnumerable<IAccessSource> access)
{
    /// <summary>Whether the user may be handed the task. Where no module knows who may do what, every user may: he sees the task only if he may do it.</summary>
    public async Task<bool> MayGetAsync(Guid userId, ITaskSource source, OpenTask task, CancellationToken cancellationToken)
    {
        if (access.SingleOrDefault() is not { } known)
            return await users.IsThereAsync(userId, cancellationToken);
        return await known.FindAsync(userId, null, cancellationToken) is { } held
            && permissions.Of(source.Kind.Mutation).All(p => task.MerchantId is { } merchant ? held.Has(p, merchant) : held.Has(p));
    }
}
