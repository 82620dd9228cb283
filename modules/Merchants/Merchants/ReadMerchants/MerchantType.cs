using Merchants.Checks;
using Merchants.Model;
using Modular.GraphQL;

namespace Merchants.ReadMerchants;

/// <summary>The merchant's fields that are not its own columns.</summary>
[ObjectType<Merchant>]
internal static class MerchantType
{
    /// <summary>The merchant's papers, oldest first.</summary>
    [ListSize(AssumedSize = 5)]
    public static async Task<IReadOnlyList<Document>> GetDocumentsAsync(
        [Parent(Requires = nameof(Merchant.Id))] Merchant merchant, IDataLoader<Contracts.MerchantId, Document[]> documents, CancellationToken cancellationToken) =>
        await documents.LoadAsync(merchant.Id, cancellationToken) ?? [];

    /// <summary>The steps through the states, oldest first.</summary>
    [ListSize(AssumedSize = 5)]
    public static async Task<IReadOnlyList<StateChange>> GetHistoryAsync(
        [Parent(Requires = nameof(Merchant.Id))] Merchant merchant, IDataLoader<Guid, StateChange[]> steps, CancellationToken cancellationToken) =>
        await steps.LoadAsync(merchant.Id.Value, cancellationToken) ?? [];
}

/// <summary>The masked fields of the legal representative (DOC-23).</summary>
[ObjectType<LegalRepresentative>]
internal static class LegalRepresentativeType
{
    /// <summary>The resident identity number with all but its ends masked.</summary>
    public static string GetIdCard([Parent] LegalRepresentative representative) => Mask.ResidentId(representative.IdCard);
}

/// <summary>The masked fields of a contact (DOC-23).</summary>
[ObjectType<Contact>]
internal static class ContactType
{
    /// <summary>The mobile number with its middle masked.</summary>
    public static string GetPhone([Parent] Contact contact) => Mask.Phone(contact.Phone);

    /// <summary>The e-mail address with the name masked but for its first letter.</summary>
    public static string GetEmail([Parent] Contact contact) => Mask.Email(contact.Email);
}
