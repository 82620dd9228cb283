using Merchants.Model;
using Merchants.Persistence;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Merchants.ReadMerchants;

/// <summary>The merchant's fields that are not its own columns.</summary>
[ObjectType<Merchant>]
internal static class MerchantType
{
    /// <summary>The merchant's papers, oldest first.</summary>
    [UsePaging]
    [UseFiltering(TypeName = "MerchantDocumentFilterInput", Properties = [nameof(Document.Type), nameof(Document.Status), nameof(Document.Stage), nameof(Document.SubmittedAt), nameof(Document.DueAt), nameof(Document.ValidUntil)])]
    [UseSorting(Properties = [nameof(Document.Type), nameof(Document.Status), nameof(Document.SubmittedAt), nameof(Document.DueAt), nameof(Document.ValidUntil)])]
    public static IQueryable<Document> GetDocuments([Parent(Requires = nameof(Merchant.Id))] Merchant merchant, MerchantsDb db) =>
        db.Documents.Where(d => d.MerchantId == merchant.Id).OrderBy(d => d.Id);

    /// <summary>The steps through the states, oldest first.</summary>
    [UsePaging]
    public static IQueryable<StateChange> GetHistory([Parent(Requires = nameof(Merchant.Id))] Merchant merchant, MerchantsDb db) =>
        db.StateChanges.Where(c => c.SubjectId == merchant.Id.Value).OrderBy(c => c.Ordinal);
}

/// <summary>The masked fields of the legal representative (DOC-23).</summary>
[ObjectType<LegalRepresentative>]
internal static class LegalRepresentativeType
{
    /// <summary>The name as on the identity card; null once it is erased (ACC-03).</summary>
    public static string? GetName([Parent(Requires = nameof(LegalRepresentative.Name))] LegalRepresentative representative) =>
        representative.Name is { IsEmpty: false } name ? name.Open() : null;

    /// <summary>The resident identity number with all but its ends masked.</summary>
    public static string GetIdCard([Parent(Requires = nameof(LegalRepresentative.IdCard))] LegalRepresentative representative) => Mask.ResidentId(representative.IdCard.Open());
}

/// <summary>The masked fields of a contact (DOC-23).</summary>
[ObjectType<Contact>]
internal static class ContactType
{
    /// <summary>The name; null once it is erased (ACC-03).</summary>
    public static string? GetName([Parent(Requires = nameof(Contact.Name))] Contact contact) => contact.Name is { IsEmpty: false } name ? name.Open() : null;

    /// <summary>The mobile number with its middle masked.</summary>
    public static string GetPhone([Parent(Requires = nameof(Contact.Phone))] Contact contact) => Mask.Phone(contact.Phone.Open());

    /// <summary>The e-mail address with the name masked but for its first letter.</summary>
    public static string GetEmail([Parent(Requires = nameof(Contact.Email))] Contact contact) => Mask.Email(contact.Email.Open());
}
