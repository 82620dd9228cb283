using Catalogue.Contracts;
using Merchants.Contracts;
using Modular.Kernel;

namespace Catalogue.Model;

/// <summary>Where a merchant's authorisation to use a brand stands (CAT-13).</summary>
internal enum BrandAuthorisationStatus
{
    /// <summary>Asked for; nobody has decided.</summary>
    Pending,

    /// <summary>The merchant's goods may carry the brand.</summary>
    InForce,

    /// <summary>Refused.</summary>
    Refused,

    /// <summary>Ended before its last day.</summary>
    Revoked,

    /// <summary>Its last day is over.</summary>
    Expired,
}

/// <summary>The moves of an authorisation.</summary>
internal static class BrandAuthorisationStates
{
    public static StateMachine<BrandAuthorisationStatus> Machine { get; } = new(
        (BrandAuthorisationStatus.Pending, BrandAuthorisationStatus.InForce),
        (BrandAuthorisationStatus.Pending, BrandAuthorisationStatus.Refused),
        (BrandAuthorisationStatus.Pending, BrandAuthorisationStatus.Expired),
        (BrandAuthorisationStatus.InForce, BrandAuthorisationStatus.Revoked),
        (BrandAuthorisationStatus.InForce, BrandAuthorisationStatus.Expired));
}

/// <summary>What the rules about an authorisation ask, seen from one person.</summary>
internal sealed class BrandAuthorisationFacts : IStateFacts<BrandAuthorisationStatus>, IMerchantFacts
{
    public required BrandAuthorisationId Id { get; init; }

    public required BrandAuthorisationStatus Status { get; init; }

    public required MerchantId MerchantId { get; init; }

    /// <summary>How many steps it has taken: another number, another stay in the state.</summary>
    public required int StepCount { get; init; }

    /// <summary>When it was asked for (UTC).</summary>
    public required DateTime RequestedAt { get; init; }

    /// <summary>The mark.</summary>
    public required string BrandName { get; init; }

    /// <summary>Whether the person asked for it.</summary>
    public required bool IsRequester { get; init; }

    Guid? IMerchantFacts.AtMerchant => MerchantId.Value;

    bool IMerchantFacts.IsOwn => false;
}

/// <summary>What can be done with an authorisation, by whom and in which state (FE-01): the one declaration for the mutations, <c>allowedActions</c> and tasks.</summary>
internal static class BrandAuthorisationActions
{
    private static readonly ActionGuard<BrandAuthorisationFacts> NotTheRequester = new(
        f => f.IsRequester, _ => new SeparationOfDutiesError(Text.Of("REVIEWER_IS_REQUESTER"), "REVIEWER_IS_REQUESTER"));

    /// <summary>Lets the merchant use the brand.</summary>
    public static StateAction<BrandAuthorisationFacts, BrandAuthorisationStatus> Grant { get; } =
        Decide("grantBrandAuthorisation", BrandAuthorisationStatus.Pending, BrandAuthorisationStatus.InForce);

    /// <summary>Refuses it.</summary>
    public static StateAction<BrandAuthorisationFacts, BrandAuthorisationStatus> Refuse { get; } =
        Decide("refuseBrandAuthorisation", BrandAuthorisationStatus.Pending, BrandAuthorisationStatus.Refused);

    /// <summary>Ends it before its last day.</summary>
    public static StateAction<BrandAuthorisationFacts, BrandAuthorisationStatus> Revoke { get; } =
        Decide("revokeBrandAuthorisation", BrandAuthorisationStatus.InForce, BrandAuthorisationStatus.Revoked);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<BrandAuthorisationFacts, BrandAuthorisationStatus>> All { get; } = [Grant, Refuse, Revoke];

    private static StateAction<BrandAuthorisationFacts, BrandAuthorisationStatus> Decide(string mutation, BrandAuthorisationStatus from, BrandAuthorisationStatus to) =>
        new(BrandAuthorisationStates.Machine, Subjects.BrandAuthorisation, mutation, [from], to) { Guards = [NotTheRequester] };
}
