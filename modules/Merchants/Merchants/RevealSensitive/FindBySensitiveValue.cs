using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.RevealSensitive;

/// <summary>A sensitive value to find applications by; exactly one of them, and the whole of it.</summary>
/// <param name="LegalRepresentativeIdCard">The resident identity number of the legal representative.</param>
/// <param name="ContactPhone">The mobile number of the contact.</param>
[OneOf]
internal sealed record SensitiveValueInput(string? LegalRepresentativeIdCard, string? ContactPhone);

/// <summary>Finding applications by a value that the database holds encrypted.</summary>
[QueryType]
internal static class FindBySensitiveValue
{
    /// <summary>
    /// The applications, among those that the caller may see, that state this very value, the newest first: which other companies does this
    /// person act for? A value that is none of its kind finds nothing (MER-03, DOC-23).
    /// </summary>
    /// <param name="by">The value.</param>
    [Authorize(MerchantsPermissions.Reveal)]
    [UsePaging]
    public static IQueryable<MerchantApplication> GetMerchantApplicationsBySensitiveValue(SensitiveValueInput by, MerchantsDb db) =>
        (by.LegalRepresentativeIdCard is { } idCard
            ? db.Applications.AsNoTracking().WithSealed(db, a => a.LegalRepresentative.IdCard, idCard)
            : db.Applications.AsNoTracking().WithSealed(db, a => a.Contact.Phone, MobileNumber.Parse(by.ContactPhone!).Value.Value ?? ""))
        .OrderByDescending(a => a.SubmittedAt).ThenByDescending(a => a.Id);
}
