using Catalogue.Contracts;
using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Catalogue.Model;

/// <summary>A registered mark under which goods are sold (CAT-13).</summary>
internal sealed class Brand : IVersioned, IHasTimeline
{
    private Brand()
    {
    }

    /// <summary>The brand's id.</summary>
    public BrandId Id { get; private init; }

    /// <summary>The registered mark.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The mark without what people write differently; one for each brand.</summary>
    [GraphQLIgnore]
    public string Key { get; private set; } = "";

    /// <summary>The number of the registration; null where it is not known.</summary>
    public string? RegistrationNumber { get; private set; }

    /// <summary>Who owns the mark.</summary>
    public string OwnerName { get; private set; } = "";

    /// <summary>The owner, where it sells here itself and needs no authorisation.</summary>
    [GraphQLIgnore]
    public MerchantId? OwnerMerchantId { get; private set; }

    /// <summary>Whether goods that name it need an authorisation.</summary>
    public bool IsProtected { get; private set; }

    /// <summary>When it was entered (UTC).</summary>
    public DateTime CreatedAt { get; private init; }

    /// <summary>Counts the changes; compare it to see whether somebody changed the brand (FE-04).</summary>
    public int Version { get; private set; }

    /// <inheritdoc/>
    NodeId IHasTimeline.TimelineId => NodeId.Of(Id);

    /// <summary>Enters a brand.</summary>
    public static Brand Enter(BrandId id, BrandDetails details, DateTime at)
    {
        var brand = new Brand { Id = id, CreatedAt = at };
        brand.Edit(details);
        return brand;
    }

    /// <summary>Changes what is said of it.</summary>
    public void Edit(BrandDetails details)
    {
        (Name, RegistrationNumber, OwnerName, OwnerMerchantId, IsProtected) = details;
        Key = BrandName.KeyOf(details.Name)!;
    }
}

/// <summary>What is said of a brand; every part has passed its checks.</summary>
/// <param name="Name">The registered mark.</param>
/// <param name="RegistrationNumber">The number of the registration; null where it is not known.</param>
/// <param name="OwnerName">Who owns the mark.</param>
/// <param name="OwnerMerchantId">The owner, where it sells here itself.</param>
/// <param name="IsProtected">Whether goods that name it need an authorisation.</param>
internal sealed record BrandDetails(string Name, string? RegistrationNumber, string OwnerName, MerchantId? OwnerMerchantId, bool IsProtected);

/// <summary>How brands are told apart, however they are written.</summary>
internal static class BrandName
{
    /// <summary>The name without width, case and spaces; null for no brand.</summary>
    public static string? KeyOf(string? name) => name is null ? null : TermMatcher.PlainOf(name) is { Length: > 0 } key ? Cut(key) : Cut(name);

    // Some signs are several when they are written out.
    private static string Cut(string key) => key.Length <= Persistence.FieldLengths.Brand ? key : key[..Persistence.FieldLengths.Brand];
}
