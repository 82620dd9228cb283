using Modular.GraphQL;

namespace Merchants.Model;

/// <summary>The person who acts for the company by law.</summary>
internal sealed class LegalRepresentative
{
    /// <summary>The name as on the identity card.</summary>
    public string Name { get; init; } = "";

    /// <summary>The resident identity number.</summary>
    [GraphQLIgnore]
    public string IdCard { get; init; } = "";
}

/// <summary>Whom to talk to.</summary>
internal sealed class Contact
{
    /// <summary>The name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The mobile number.</summary>
    [GraphQLIgnore]
    public string Phone { get; init; } = "";

    /// <summary>The e-mail address.</summary>
    [GraphQLIgnore]
    public string Email { get; init; } = "";
}

/// <summary>What an applicant states about the company; every part has passed its checks.</summary>
/// <param name="LegalName">The company's name as on the licence.</param>
/// <param name="Uscc">The unified social credit code.</param>
/// <param name="Address">The registered address; null where it was not given.</param>
/// <param name="LegalRepresentative">Who acts for the company.</param>
/// <param name="Contact">Whom to talk to.</param>
internal sealed record CompanyDetails(
    string LegalName, string Uscc, string? Address, LegalRepresentative LegalRepresentative, Contact Contact);
