using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.RevealSensitive;

/// <summary>Showing a sensitive value in full: one, to who may, for a purpose in force and a reason that stay on record (DOC-23, ACC-06).</summary>
[MutationType]
[Error<NotFoundError>]
[Error<InvalidInputError>]
[Error<DataUseNotAcknowledgedError>]
[Error<NotAuthorizedError>]
internal static class RevealMutations
{
    /// <summary>
    /// Shows a sensitive value of an application in full, for a purpose in force that the caller has acknowledged (ACC-06). Who asked for which value of whom, when,
    /// why and for which purpose is on record before it is shown (DOC-23).
    /// </summary>
    /// <param name="applicationId">The application.</param>
    /// <param name="field">Which value.</param>
    /// <param name="dataUse">The purpose by its code; <c>dataUses</c> lists those in force.</param>
    /// <param name="reason">What it is needed for in this case, at most 900 characters. It is kept readable, so it must not hold the value.</param>
    /// <returns>The value in full; empty where none was given.</returns>
    [Authorize(MerchantsPermissions.Reveal)]
    [return: GraphQLName("value")]
    public static Task<FieldResult<string>> RevealApplicationValueAsync(
        MerchantApplicationId applicationId, ApplicationSensitiveField field, string dataUse, string reason, MerchantsDb db, SensitiveValues values, AllowedActions allowed, CancellationToken cancellationToken) =>
        values.RevealAsync(db, new(nameof(MerchantApplication), applicationId.Value, StateName.Of(field), dataUse, reason), async stop =>
            await db.Applications.AsNoTracking().SingleOrDefaultAsync(a => a.Id == applicationId, stop) is not { } application
                ? new[] { Missing.Application(applicationId) }
                : allowed.RefuseCaller("revealApplicationValue", new Place(application.MerchantId, application.OwnerId == db.Caller.UserId)) is { } refused
                ? new IUserError[] { refused }
                : field switch
                {
                    ApplicationSensitiveField.LegalRepresentativeIdCard => application.LegalRepresentative.IdCard,
                    ApplicationSensitiveField.ContactPhone => application.Contact.Phone,
                    _ => application.Contact.Email,
                }, cancellationToken);

    /// <summary>
    /// Shows a sensitive value of a merchant in full, for a purpose in force that the caller has acknowledged (ACC-06). Who asked for which value of whom, when, why
    /// and for which purpose is on record before it is shown (DOC-23).
    /// </summary>
    /// <param name="merchantId">The merchant.</param>
    /// <param name="field">Which value.</param>
    /// <param name="dataUse">The purpose by its code; <c>dataUses</c> lists those in force.</param>
    /// <param name="reason">What it is needed for in this case, at most 900 characters. It is kept readable, so it must not hold the value.</param>
    /// <returns>The value in full; empty where none was given.</returns>
    [Authorize(MerchantsPermissions.Reveal)]
    [return: GraphQLName("value")]
    public static Task<FieldResult<string>> RevealMerchantValueAsync(
        MerchantId merchantId, MerchantSensitiveField field, string dataUse, string reason, MerchantsDb db, SensitiveValues values, AllowedActions allowed, CancellationToken cancellationToken) =>
        values.RevealAsync(db, new(nameof(Merchant), merchantId.Value, StateName.Of(field), dataUse, reason), async stop =>
            await db.Merchants.AsNoTracking().SingleOrDefaultAsync(m => m.Id == merchantId, stop) is not { } merchant
                ? new[] { Missing.Merchant(merchantId) }
                : allowed.RefuseCaller("revealMerchantValue", new Place(merchantId, false)) is { } refused
                ? new IUserError[] { refused }
                : field == MerchantSensitiveField.ContactPhone ? merchant.Contact.Phone : merchant.Contact.Email, cancellationToken);

    /// <summary>Where an application belongs.</summary>
    private sealed record Place(MerchantId? MerchantId, bool IsOwn) : IMerchantFacts
    {
        public Guid? AtMerchant => MerchantId?.Value;
    }
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
