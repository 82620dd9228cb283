using System.Text.RegularExpressions;
using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Catalogue.Advertise;

/// <summary>Keeping the platform's advertising slots.</summary>
[MutationType]
[Idempotent]
[Authorize(SellingPermissions.ManageAds)]
[Error<InvalidInputError>]
internal static partial class AdSlotMutations
{
    /// <summary>Sets up an advertising slot (CAT-20).</summary>
    /// <param name="code">Its stable code: capitals of ASCII, digits and <c>_</c>, at most 60 characters.</param>
    /// <param name="name">What it is called, at most 60 characters.</param>
    /// <param name="channel">Where it is.</param>
    /// <param name="dayPrice">What a day costs.</param>
    /// <returns>The slot.</returns>
    [Error<AdSlotCodeTakenError>]
    [return: GraphQLName("slot")]
    public static async Task<FieldResult<AdSlot>> CreateAdSlotAsync(string code, string name, PublicityChannel channel, MoneyInput dayPrice, CatalogueDb db, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        if (code.Length > FieldLengths.Code || !Code().IsMatch(code))
            problems.Add("code", Text.Broken("AD_SLOT_CODE", FieldLengths.Code));
        var called = problems.Take("name", PlainText.Parse(name, FieldLengths.Brand, "NAME"));
        var price = problems.Take("dayPrice", dayPrice.Check());
        if (!problems.IsEmpty)
            return problems.Errors;
        var slot = AdSlot.Open(new(Guid.CreateVersion7()), code, called, channel, price);
        db.Add(slot);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return slot;
        }
        catch (DbUpdateException failure) when (UniqueViolation.IsOf(failure, nameof(AdSlot.Code)))
        {
            return new[] { new AdSlotCodeTakenError(Text.Of("AD_SLOT_CODE_TAKEN", code)) };
        }
    }

    /// <summary>Changes an advertising slot, for bookings from now on; what is booked keeps its price (CAT-20).</summary>
    /// <param name="adSlotId">The slot.</param>
    /// <param name="name">What it is called, at most 60 characters.</param>
    /// <param name="dayPrice">What a day costs.</param>
    /// <param name="isOpen">Whether it can be booked.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The slot.</returns>
    [Error<NotFoundError>]
    [Error<EditConflictError>]
    [return: GraphQLName("slot")]
    public static async Task<FieldResult<AdSlot>> EditAdSlotAsync(
        AdSlotId adSlotId, string name, MoneyInput dayPrice, bool isOpen, int? expectedVersion, CatalogueDb db, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var called = problems.Take("name", PlainText.Parse(name, FieldLengths.Brand, "NAME"));
        var price = problems.Take("dayPrice", dayPrice.Check());
        if (!problems.IsEmpty)
            return problems.Errors;
        if (await db.AdSlots.SingleOrDefaultAsync(s => s.Id == adSlotId, cancellationToken) is not { } slot)
            return new[] { Missing.AdSlot(adSlotId) };
        if (ExpectedVersion.Check(slot, expectedVersion) is { } outdated)
            return new[] { outdated };
        slot.Change(called, price, isOpen);
        return await db.TrySaveChangesAsync(cancellationToken) is { } conflict ? new[] { conflict } : slot;
    }

    [GeneratedRegex(@"^[A-Z][A-Z0-9_]*\z")]
    private static partial Regex Code();
}
