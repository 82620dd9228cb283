using Accounts.Contracts;
using Accounts.Model;
using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Accounts.DataUses;

/// <summary>Acknowledging for what values may be used.</summary>
[MutationType]
internal static class AcknowledgeDataUseMutation
{
    /// <summary>
    /// Says that the caller has read a version of a purpose and uses what is shown for it alone (ACC-06). Sensitive values are shown for it from then on, to those
    /// who may see any; the next version is to be acknowledged anew. Once acknowledged, it stays so.
    /// </summary>
    /// <param name="code">The purpose's code.</param>
    /// <param name="version">The version that was read; where another one is in force by now, nothing is acknowledged (EDIT_CONFLICT).</param>
    /// <returns>The purpose.</returns>
    [Authorize]
    [Error<NotFoundError>]
    [Error<EditConflictError>]
    [return: GraphQLName("dataUse")]
    public static async Task<FieldResult<DataUse>> AcknowledgeDataUseAsync(
        string code, int version, AccountsDb db, ICaller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await db.DataUses.AsNoTracking().SingleOrDefaultAsync(u => u.Code == code && u.Until == null, cancellationToken) is not { } use)
            return new[] { Refusals.NoDataUse(code) };
        if (use.Version != version)
            return new IUserError[] { EditConflictError.At(use.Version) };
        var self = new UserId(caller.UserId!.Value);
        if (!await db.DataUseAcknowledgements.AnyAsync(a => a.UserId == self && a.Code == code && a.Version == version, cancellationToken))
            db.Add(new DataUseAcknowledgement { UserId = self, Code = code, Version = version, At = clock.GetUtcNow().UtcDateTime });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException failure) when (UniqueViolation.IsAny(failure))
        {
            // The same user has acknowledged it at this moment.
        }

        return use;
    }
}
