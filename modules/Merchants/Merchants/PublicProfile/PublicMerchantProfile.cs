using Merchants.Model;

namespace Merchants.PublicProfile;

/// <summary>
/// What customers may know of a merchant (DOC-20): a type of its own that leads to no other object. It holds no file, no number of a person's paper, nobody's contact, and of the
/// legal representative the surname alone.
/// </summary>
/// <param name="Name">The company's name as on the licence.</param>
/// <param name="Status">Whether it may be bought from now.</param>
/// <param name="Uscc">The unified social credit code, 18 characters, as the public register has it.</param>
/// <param name="Since">Since which day it is a merchant of the platform.</param>
/// <param name="LegalRepresentative">Who acts for the company by law: the surname, the rest masked; null once it is erased.</param>
/// <param name="Score">Its newest score in hundredths of a point, 0 to 10 000 (MER-07); null where there is none yet.</param>
/// <param name="Credentials">The kinds of credentials of which an approved one is valid today, each once; at most one for each kind there is.</param>
internal sealed record PublicMerchantProfile(
    string Name, PublicMerchantStatus Status, string Uscc, DateOnly Since, string? LegalRepresentative, int? Score, IReadOnlyList<PublicCredential> Credentials);

/// <summary>A kind of credential of which a merchant has a valid one (DOC-20).</summary>
/// <param name="Type">The kind.</param>
/// <param name="ValidUntil">The last day on which it is valid; null where it does not end.</param>
internal sealed record PublicCredential(DocumentType Type, DateOnly? ValidUntil);

/// <summary>Whether a merchant may be bought from, as customers are told (DOC-20).</summary>
internal enum PublicMerchantStatus
{
    /// <summary>In business.</summary>
    InBusiness,

    /// <summary>Takes no orders now.</summary>
    NotInBusiness,
}
