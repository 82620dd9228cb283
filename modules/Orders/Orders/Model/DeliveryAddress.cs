using Modular.GraphQL;
using Modular.Persistence;

namespace Orders.Model;

/// <summary>Where an order goes. It is encrypted, and shown masked; whoever has to know it in full asks with <c>revealDeliveryAddress</c> (ACC-06).</summary>
internal sealed class DeliveryAddress
{
    /// <summary>Who receives it; encrypted.</summary>
    [GraphQLIgnore]
    public SealedText Recipient { get; init; } = SealedText.Empty;

    /// <summary>The recipient's mobile number; encrypted.</summary>
    [GraphQLIgnore]
    public SealedText Phone { get; init; } = SealedText.Empty;

    /// <summary>Street and house; encrypted.</summary>
    [GraphQLIgnore]
    public SealedText Street { get; init; } = SealedText.Empty;

    /// <summary>Province, city and district.</summary>
    public string Region { get; init; } = "";

    /// <summary>The same address for another row, sealed anew there.</summary>
    public DeliveryAddress Copy() => new() { Recipient = Resealed(Recipient), Phone = Resealed(Phone), Street = Resealed(Street), Region = Region };

    private static SealedText Resealed(SealedText text) => text.IsEmpty ? SealedText.Empty : SealedText.Of(text.Open());
}
