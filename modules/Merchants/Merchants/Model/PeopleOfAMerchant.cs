using Modular.GraphQL;
using Modular.Persistence;

namespace Merchants.Model;

/// <summary>The person who acts for the company by law.</summary>
internal sealed class LegalRepresentative
{
    /// <summary>The name as on the identity card; encrypted (ACC-03).</summary>
    public SealedText Name { get; init; } = SealedText.Empty;

    /// <summary>The resident identity number; encrypted (DOC-23).</summary>
    [GraphQLIgnore]
    public SealedText IdCard { get; init; } = SealedText.Empty;
}

/// <summary>Whom to talk to.</summary>
internal sealed class Contact
{
    /// <summary>The name; encrypted (ACC-03).</summary>
    public SealedText Name { get; init; } = SealedText.Empty;

    /// <summary>The mobile number; encrypted (DOC-23).</summary>
    [GraphQLIgnore]
    public SealedText Phone { get; init; } = SealedText.Empty;

    /// <summary>The e-mail address; encrypted (DOC-23).</summary>
    [GraphQLIgnore]
    public SealedText Email { get; init; } = SealedText.Empty;
}

/// <summary>What an applicant states about the company; every part has passed its checks.</summary>
/// <param name="LegalName">The company's name as on the licence.</param>
/// <param name="Uscc">The unified social credit code.</param>
/// <param name="Address">The registered address; null where it was not given.</param>
/// <param name="LegalRepresentative">Who acts for the company.</param>
/// <param name="Contact">Whom to talk to.</param>
internal sealed record CompanyDetails(
    string LegalName, string Uscc, string? Address, LegalRepresentative LegalRepresentative, Contact Contact);
