namespace Catalogue.Contracts;

/// <summary>Reads what is asked for goods at this moment, and how many there are; for quotes and for the parting of baskets by merchant. It promises nothing: a reservation does.</summary>
public interface IOfferReader
{
    /// <summary>What stands for sale of these variants; without those that are not listed, and those of merchants who take no orders. Three statements for all.</summary>
    Task<IReadOnlyDictionary<VariantId, CurrentOffer>> FindAsync(IReadOnlyCollection<VariantId> variants, CancellationToken cancellationToken);
}

/// <summary>A variant that is for sale.</summary>
/// <param name="Offer">What is asked for one piece of it.</param>
/// <param name="Available">How many pieces nobody has reserved.</param>
public sealed record CurrentOffer(Offer Offer, int Available);
