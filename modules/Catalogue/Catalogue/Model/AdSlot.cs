using Catalogue.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Catalogue.Model;

/// <summary>A place of the platform at which a merchant's advertisement is shown, one at a time, for whole days (CAT-20).</summary>
internal sealed class AdSlot : IVersioned
{
    private AdSlot()
    {
    }

    /// <summary>The slot's id.</summary>
    public AdSlotId Id { get; private init; }

    /// <summary>Its stable code, which no other slot has.</summary>
    public string Code { get; private init; } = "";

    /// <summary>What it is called, at most 60 characters.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Where it is.</summary>
    public PublicityChannel Channel { get; private init; }

    /// <summary>Whether it can be booked.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>What a day costs, in minor units.</summary>
    [GraphQLIgnore]
    public long DayPrice { get; private set; }

    /// <summary>The currency, by ISO 4217.</summary>
    [GraphQLIgnore]
    public string Currency { get; private set; } = "";

    /// <summary>Counts the changes; compare it to see whether somebody changed it (FE-04).</summary>
    public int Version { get; private set; }

    /// <summary>Sets one up.</summary>
    public static AdSlot Open(AdSlotId id, string code, string name, PublicityChannel channel, Money dayPrice) =>
        new() { Id = id, Code = code, Name = name, Channel = channel, DayPrice = dayPrice.Amount, Currency = dayPrice.Currency, IsOpen = true };

    /// <summary>Changes it, for bookings from now on.</summary>
    public void Change(string name, Money dayPrice, bool isOpen) => (Name, DayPrice, Currency, IsOpen) = (name, dayPrice.Amount, dayPrice.Currency, isOpen);
}

/// <summary>A day of a slot that somebody has booked. The table has each day once, so of two who book it at once one has it.</summary>
[NotAudited]
internal sealed class AdSlotDay
{
    /// <summary>The slot.</summary>
    public AdSlotId SlotId { get; init; }

    /// <summary>The day, in the business time zone.</summary>
    public DateOnly Day { get; init; }

    /// <summary>The booking.</summary>
    public AdPlacementId PlacementId { get; init; }
}
