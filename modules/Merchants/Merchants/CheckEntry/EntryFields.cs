using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.CheckEntry;

/// <summary>How an application stands, before it is decided.</summary>
[ExtendObjectType<MerchantApplicationId>]
internal static class ApplicationEntryFields
{
    /// <summary>Each criterion for the entry with whether it is met, not met or waived, and by what (MER-01); empty where no criteria were in force when the application was handed in.</summary>
    [BatchResolver]
    [ListSize(AssumedSize = 10)]
    public static async Task<IReadOnlyList<IReadOnlyList<EntryCheckLine>>> GetEntryCheckAsync(
        [Parent] IReadOnlyList<MerchantApplicationId> applications, MerchantsDb db, CancellationToken cancellationToken)
    {
        var checks = await db.LoadEntryChecksAsync(applications, cancellationToken);
        return [.. applications.Select(a => checks.GetValueOrDefault(a) ?? [])];
    }

    /// <summary>What was brought forward for the criteria, the oldest first (MER-02).</summary>
    [UsePaging]
    public static IQueryable<ApplicationEvidence> GetEvidence([Parent] MerchantApplicationId application, MerchantsDb db) =>
        db.Evidence.AsNoTracking().Where(e => e.ApplicationId == application && db.Applications.Any(a => a.Id == application)).OrderBy(e => e.At).ThenBy(e => e.Id);

    /// <summary>What was verified, the oldest first; of each kind the newest counts (MER-03).</summary>
    [UsePaging]
    public static IQueryable<MerchantVerification> GetVerifications([Parent] MerchantApplicationId application, MerchantsDb db) =>
        db.Verifications.AsNoTracking().Where(v => v.ApplicationId == application && db.Applications.Any(a => a.Id == application)).OrderBy(v => v.Number);
}

/// <summary>The evidence's fields that are not its own columns.</summary>
[ObjectType<ApplicationEvidence>]
internal static class ApplicationEvidenceFields
{
    /// <summary>The words; null where there are none, and once they are erased (ACC-03).</summary>
    public static string? GetWords([Parent(Requires = nameof(ApplicationEvidence.Words))] ApplicationEvidence evidence) => evidence.Words is { IsEmpty: false } words ? words.Open() : null;

    /// <summary>Who brought it forward, by name; null for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetByNameAsync(
        [Parent(Requires = nameof(ApplicationEvidence.ById))] IReadOnlyList<ApplicationEvidence> evidence, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. evidence.Select(e => (Guid?)e.ById)], cancellationToken);
}

/// <summary>The verification's fields that are not its own columns.</summary>
[ObjectType<MerchantVerification>]
internal static class MerchantVerificationFields
{
    /// <summary>The words to it; null where there are none, and once they are erased (ACC-03).</summary>
    public static string? GetNote([Parent(Requires = nameof(MerchantVerification.Note))] MerchantVerification verification) => verification.Note is { IsEmpty: false } note ? note.Open() : null;

    /// <summary>Who verified, by name; null for the platform itself, and for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetByNameAsync(
        [Parent(Requires = nameof(MerchantVerification.ById))] IReadOnlyList<MerchantVerification> verifications, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. verifications.Select(v => v.ById)], cancellationToken);
}
