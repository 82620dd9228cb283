using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Merchants.Contracts;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;

namespace Catalogue.Brands;

/// <summary>The product team keeps the registered brands (CAT-13, CAT-19).</summary>
[MutationType]
[Idempotent]
[Authorize(CataloguePermissions.KeepProductData)]
[Error<NotFoundError>]
[Error<InvalidInputError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class BrandMutations
{
    /// <summary>Enters a registered brand (CAT-13, CAT-19). Goods that name it, however they write it, are held against it from now on.</summary>
    /// <param name="brand">What is said of it.</param>
    /// <returns>The brand.</returns>
    [return: GraphQLName("brand")]
    public static async Task<FieldResult<Brand>> CreateBrandAsync(
        BrandInput brand, CatalogueDb db, TimeProvider clock, AllowedActions allowed, CancellationToken cancellationToken)
    {
        if (allowed.RefuseCaller("createBrand", PlatformPlace.Instance) is { } refused)
            return new IUserError[] { refused };
        var (details, wrong) = await CheckAsync(db, brand, null, cancellationToken);
        if (wrong.Count > 0)
            return wrong;
        var entered = Brand.Enter(new(Guid.CreateVersion7()), details, clock.GetUtcNow().UtcDateTime);
        db.Add(entered);
        return await db.SaveEditionAsync(entered, cancellationToken);
    }

    /// <summary>Changes what is said of a brand (CAT-13, CAT-19). Goods that are listed stay; they need an authorisation when they are listed anew.</summary>
    /// <param name="brandId">The brand.</param>
    /// <param name="brand">All that is said of it from now on.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The brand.</returns>
    [return: GraphQLName("brand")]
    public static async Task<FieldResult<Brand>> EditBrandAsync(
        BrandId brandId, BrandInput brand, int? expectedVersion, CatalogueDb db, AllowedActions allowed, CancellationToken cancellationToken)
    {
        if (allowed.RefuseCaller("editBrand", PlatformPlace.Instance) is { } refused)
            return new IUserError[] { refused };
        if (await db.Brands.SingleOrDefaultAsync(b => b.Id == brandId, cancellationToken) is not { } found)
            return new[] { Missing.Brand(brandId) };
        if (ExpectedVersion.Check(found, expectedVersion) is { } outdated)
            return new[] { outdated };
        var (details, wrong) = await CheckAsync(db, brand, brandId, cancellationToken);
        if (wrong.Count > 0)
            return wrong;
        found.Edit(details);
        return await db.SaveEditionAsync(found, cancellationToken);
    }

    private static async Task<(BrandDetails Details, List<IUserError> Wrong)> CheckAsync(CatalogueDb db, BrandInput brand, BrandId? own, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var details = new BrandDetails(
            problems.Take("brand.name", PlainText.Parse(brand.Name, FieldLengths.Brand, "BRAND")),
            problems.Take("brand.registrationNumber", PlainText.ParseOptional(brand.RegistrationNumber, FieldLengths.RegistrationNumber, "REGISTRATION_NUMBER")),
            problems.Take("brand.ownerName", PlainText.Parse(brand.OwnerName, FieldLengths.ListName, "OWNER_NAME")), brand.OwnerMerchantId, brand.IsProtected);
        var key = BrandName.KeyOf(brand.Name);
        if (problems.IsEmpty && await db.Brands.AnyAsync(b => b.Key == key && b.Id != own, cancellationToken))
            problems.Add("brand.name", Text.Broken("BRAND_TAKEN"));
        if (brand.OwnerMerchantId is { } merchant && !await db.Standings.AnyAsync(s => s.MerchantId == merchant, cancellationToken))
            problems.Add("brand.ownerMerchantId", Text.Broken("MERCHANT_NOT_FOUND"));
        return (details, problems.Errors);
    }
}

/// <summary>What is said of a brand (CAT-13).</summary>
/// <param name="Name">The registered mark, at most 60 characters; no two brands are written alike, whatever their width, case and spaces.</param>
/// <param name="OwnerName">Who owns the mark, at most 100 characters.</param>
/// <param name="RegistrationNumber">The number of the registration, at most 40 characters.</param>
/// <param name="OwnerMerchantId">The owner, where it sells here itself and needs no authorisation.</param>
/// <param name="IsProtected">Whether goods that name it need an authorisation; so where left out.</param>
internal sealed record BrandInput(string Name, string OwnerName, string? RegistrationNumber, MerchantId? OwnerMerchantId, bool IsProtected = true);
