using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.RevealSensitive;

/// <summary>Showing a sensitive value in full: one, to who may, for a reason that stays on record (DOC-23).</summary>
[MutationType]
[Error<NotFoundError>]
[Error<InvalidInputError>]
internal static class RevealMutations
{
    /// <summary>Shows a sensitive value of an application in full. Who asked for which value of whom, when and why is on record before it is shown (DOC-23).</summary>
    /// <param name="applicationId">The application.</param>
    /// <param name="field">Which value.</param>
    /// <param name="reason">What it is needed for, at most 900 characters. It is kept readable, so it must not hold the value.</param>
    /// <returns>The value in full; empty where none was given.</returns>
    [Authorize(MerchantsPermissions.Reveal)]
    [return: GraphQLName("value")]
    public static Task<FieldResult<string>> RevealApplicationValueAsync(
        MerchantApplicationId applicationId, ApplicationSensitiveField field, string reason, MerchantsDb db, CancellationToken cancellationToken) =>
        RevealAsync(
            reason, db.Applications.AsNoTracking().Where(a => a.Id == applicationId), Missing.Application(applicationId), db,
            application => field switch
            {
                ApplicationSensitiveField.LegalRepresentativeIdCard => application.LegalRepresentative.IdCard,
                ApplicationSensitiveField.ContactPhone => application.Contact.Phone,
                _ => application.Contact.Email,
            },
            new(nameof(MerchantApplication), applicationId.Value, StateName.Of(field)), cancellationToken);

    /// <summary>Shows a sensitive value of a merchant in full. Who asked for which value of whom, when and why is on record before it is shown (DOC-23).</summary>
    /// <param name="merchantId">The merchant.</param>
    /// <param name="field">Which value.</param>
    /// <param name="reason">What it is needed for, at most 900 characters. It is kept readable, so it must not hold the value.</param>
    /// <returns>The value in full; empty where none was given.</returns>
    [Authorize(MerchantsPermissions.Reveal)]
    [return: GraphQLName("value")]
    public static Task<FieldResult<string>> RevealMerchantValueAsync(
        MerchantId merchantId, MerchantSensitiveField field, string reason, MerchantsDb db, CancellationToken cancellationToken) =>
        RevealAsync(
            reason, db.Merchants.AsNoTracking().Where(m => m.Id == merchantId), Missing.Merchant(merchantId), db,
            merchant => field == MerchantSensitiveField.ContactPhone ? merchant.Contact.Phone : merchant.Contact.Email,
            new(nameof(Merchant), merchantId.Value, StateName.Of(field)), cancellationToken);

    private static async Task<FieldResult<string>> RevealAsync<TEntity>(
        string reason, IQueryable<TEntity> one, IUserError missing, MerchantsDb db, Func<TEntity, SealedText> field, Revealed what, CancellationToken cancellationToken)
        where TEntity : class
    {
        var problems = new InputProblems();
        var words = problems.Take("reason", PlainText.Parse(reason, FieldLengths.RevealReason, "REASON"));
        if (!problems.IsEmpty)
            return problems.Errors;
        if (await one.SingleOrDefaultAsync(cancellationToken) is not { } entity)
            return new[] { missing };
        var value = field(entity).Open();
        await db.NoteInAuditNowAsync(what.Of, what.Id.ToString(), AuditAction.Revealed, $"{what.Field}: {words}", cancellationToken);
        return value;
    }

    private sealed record Revealed(string Of, Guid Id, string Field);
}

/// <summary>The sensitive values of an application.</summary>
internal enum ApplicationSensitiveField
{
    /// <summary>The resident identity number of the legal representative.</summary>
    LegalRepresentativeIdCard,

    /// <summary>The mobile number of the contact.</summary>
    ContactPhone,

    /// <summary>The e-mail address of the contact.</summary>
    ContactEmail,
}

/// <summary>The sensitive values of a merchant.</summary>
internal enum MerchantSensitiveField
{
    /// <summary>The mobile number of the contact.</summary>
    ContactPhone,

    /// <summary>The e-mail address of the contact.</summary>
    ContactEmail,
}
