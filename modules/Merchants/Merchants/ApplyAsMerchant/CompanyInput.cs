using Merchants.Model;
using Merchants.Persistence;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.ApplyAsMerchant;

/// <summary>The person who acts for the company by law.</summary>
/// <param name="Name">The name as on the identity card, at most 50 characters.</param>
/// <param name="IdCard">The resident identity number: 17 digits, then a digit or X (GB 11643).</param>
internal sealed record LegalRepresentativeInput(string Name, string IdCard);

/// <summary>Whom to talk to.</summary>
/// <param name="Name">The name, at most 50 characters.</param>
/// <param name="Phone">A mobile number of mainland China, eleven digits.</param>
/// <param name="Email">An e-mail address.</param>
internal sealed record ContactInput(string Name, string Phone, string Email);

/// <summary>Checks what an applicant states about the company; all problems are told at once.</summary>
internal static class CompanyInput
{
    public static CompanyDetails Check(
        InputProblems problems, string legalName, string uscc, string? address, LegalRepresentativeInput representative, ContactInput contact, DateTime now) => new(
        problems.Take("legalName", PlainText.Parse(legalName, FieldLengths.CompanyName, "LEGAL_NAME")),
        problems.Take("uscc", Uscc.Parse(uscc)).Value,
        problems.Take("address", PlainText.ParseOptional(address, FieldLengths.Address, "ADDRESS")),
        new()
        {
            Name = SealedText.Of(problems.Take("legalRepresentative.name", PlainText.Parse(representative.Name, FieldLengths.PersonName, "NAME"))),
            IdCard = SealedText.Of(problems.Take("legalRepresentative.idCard", ResidentId.Parse(representative.IdCard, DateOnly.FromDateTime(now))).Value),
        },
        new()
        {
            Name = SealedText.Of(problems.Take("contact.name", PlainText.Parse(contact.Name, FieldLengths.PersonName, "NAME"))),
            Phone = SealedText.Of(problems.Take("contact.phone", MobileNumber.Parse(contact.Phone)).Value),
            Email = SealedText.Of(problems.Take("contact.email", PlainText.ParseEmail(contact.Email))),
        });
}
