using Merchants.Contracts;
using Modular.Kernel;

namespace Merchants.Model;

/// <summary>What the rules about a merchant ask.</summary>
internal sealed class MerchantFacts : IStateFacts<MerchantStatus>, IMerchantFacts
{
    public required MerchantId Id { get; init; }

    public required MerchantStatus Status { get; init; }

    /// <summary>Whether a mandatory paper is out of date.</summary>
    public required bool PapersExpired { get; init; }

    Guid? IMerchantFacts.AtMerchant => Id.Value;

    bool IMerchantFacts.IsOwn => false;

    public static MerchantFacts Of(Merchant merchant) => new() { Id = merchant.Id, Status = merchant.Status, PapersExpired = merchant.PapersExpiredOn is not null };
}

/// <summary>What can be done with a merchant, and in which state (FE-01): the one declaration for the mutations and <c>allowedActions</c>.</summary>
internal static class MerchantActions
{
    /// <summary>Stops new orders.</summary>
    public static StateAction<MerchantFacts, MerchantStatus> Suspend { get; } =
        new(MerchantStates.Machine, Subjects.Merchant, "suspendMerchant", [MerchantStatus.Active], MerchantStatus.Suspended);

    /// <summary>Lets it do business again.</summary>
    public static StateAction<MerchantFacts, MerchantStatus> Resume { get; } =
        new(MerchantStates.Machine, Subjects.Merchant, "resumeMerchant", [MerchantStatus.Suspended], MerchantStatus.Active)
        {
            Guards = [new(f => f.PapersExpired, _ => new MerchantPapersExpiredError(Text.Of("MERCHANT_PAPERS_EXPIRED")))],
        };

    /// <summary>Ends the business for good.</summary>
    public static StateAction<MerchantFacts, MerchantStatus> Terminate { get; } =
        new(MerchantStates.Machine, Subjects.Merchant, "terminateMerchant", [MerchantStatus.Suspended], MerchantStatus.Terminated);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<MerchantFacts, MerchantStatus>> All { get; } = [Suspend, Resume, Terminate];
}
