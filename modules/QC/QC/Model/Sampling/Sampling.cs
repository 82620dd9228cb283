using Modular.GraphQL;
using Modular.Kernel;
using QC.Contracts;
using QC.Contracts.Events;

namespace QC.Model;

/// <summary>Why products were drawn.</summary>
internal enum SamplingKind
{
    /// <summary>The draw of the week 定期抽检.</summary>
    Weekly,

    /// <summary>A draw for which somebody had a reason 专项抽检.</summary>
    Special,
}

/// <summary>
/// A draw of products to be inspected (QC-05), with all that it takes to draw again: the seed, how many products were listed, and the fingerprint of their ids in order. It never changes.
/// </summary>
internal sealed class Sampling : IRaisesEvents
{
    private readonly List<RaisedEvent> _newEvents = [];

    private Sampling()
    {
    }

    /// <summary>The draw's id.</summary>
    public SamplingId Id { get; private init; }

    /// <summary>Why it was made. Of the weekly ones there is one a week.</summary>
    public SamplingKind Kind { get; private init; }

    /// <summary>The week in Asia/Shanghai by ISO 8601, such as 2026-W47.</summary>
    public string Week { get; private init; } = "";

    /// <summary>The standard by which the products are inspected.</summary>
    public QualityStandardId StandardId { get; private init; }

    [GraphQLIgnore]
    public long SeedBits { get; private init; }

    /// <summary>How many products were wanted.</summary>
    public int Wanted { get; private init; }

    /// <summary>How many were drawn: fewer than wanted where fewer were listed.</summary>
    public int Size { get; private init; }

    /// <summary>How many products were listed, of which it was drawn.</summary>
    public int PopulationSize { get; private init; }

    /// <summary>SHA-256 of their ids, sorted by their text: lower case with hyphens, a line feed after each; in hexadecimal.</summary>
    public string PopulationHash { get; private init; } = "";

    /// <summary>When (UTC).</summary>
    public DateTime DrawnAt { get; private init; }

    /// <summary>Who drew; null for the job.</summary>
    [GraphQLIgnore]
    public Guid? DrawnById { get; private init; }

    /// <inheritdoc/>
    public IReadOnlyList<RaisedEvent> TakeNewEvents()
    {
        RaisedEvent[] events = [.. _newEvents];
        _newEvents.Clear();
        return events;
    }

    /// <summary>Draws.</summary>
    /// <param name="nextId">Gives ids: that of the draw first, then those of the inspections.</param>
    /// <param name="kind">Why.</param>
    /// <param name="standard">The standard, with its items.</param>
    /// <param name="goods">What is listed, in whatever order.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="wanted">How many products are wanted.</param>
    /// <param name="dueAt">By when they should be inspected (UTC).</param>
    /// <param name="by">Who.</param>
    /// <param name="at">When (UTC).</param>
    public static (Sampling Sampling, IReadOnlyList<Inspection> Inspections) Draw(
        Func<Guid> nextId, SamplingKind kind, QualityStandard standard, IReadOnlyList<SampledProduct> goods, long seed, int wanted, DateTime dueAt, Actor by, DateTime at)
    {
        var id = new SamplingId(nextId());
        var population = goods.OrderBy(p => p.Product.Value.ToString("D"), StringComparer.Ordinal).ToList();
        var places = SampleDraw.Draw(seed, population.Count, wanted);
        var sampling = new Sampling
        {
            Id = id, Kind = kind, Week = SamplingWeek.At(at).Key, StandardId = standard.Id, SeedBits = seed, Wanted = wanted, Size = places.Count, PopulationSize = population.Count,
            PopulationHash = SampleDraw.Fingerprint(population.Select(p => p.Product.Value)), DrawnAt = at, DrawnById = by.UserId,
        };
        sampling._newEvents.Add(new(new SampleDrawn(id, sampling.Week, sampling.Size), at));
        return (sampling, [.. places.Select((place, i) => Inspection.Plan(new(nextId()), sampling, i + 1, place, population[place], standard, dueAt, by, at))]);
    }
}

/// <summary>A product that may be drawn.</summary>
/// <param name="Product">The product.</param>
/// <param name="Merchant">Whose it is.</param>
/// <param name="Title">Its title.</param>
internal sealed record SampledProduct(Catalogue.Contracts.ProductId Product, Merchants.Contracts.MerchantId Merchant, string Title);
