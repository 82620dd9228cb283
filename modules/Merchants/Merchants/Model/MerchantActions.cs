using Merchants.Contracts;
using Merchants.Exits;
using Modular.Kernel;

namespace Merchants.Model;

/// <summary>What the rules about a merchant ask.</summary>
internal sealed class MerchantFacts : IStateFacts<MerchantStatus>, IMerchantFacts
{
    public required MerchantId Id { get; init; }

    public required MerchantStatus Status { get; init; }

    /// <summary>Whether a mandatory paper is out of date.</summary>
    public bool PapersExpired { get; init; }

    /// <summary>Whether it is on its way out (MER-08).</summary>
    public bool IsLeaving { get; init; }

    /// <summary>Whether a sanction is in effect that stops its business (MER-08).</summary>
    public bool IsSanctioned { get; init; }

    /// <summary>Whether a closure is planned or running.</summary>
    public bool HasClosure { get; init; }

    /// <summary>What is open with it; asked of other modules, not of the query, and of suspended merchants alone.</summary>
    public IReadOnlyList<OpenObligation> Obligations { get; set; } = [];

    /// <summary>Whether anything is.</summary>
    public bool HasObligations => Obligations.Count > 0;

    Guid? IMerchantFacts.AtMerchant => Id.Value;

    bool IMerchantFacts.IsOwn => false;
}

/// <summary>What can be done with a merchant, and in which state (FE-01): the one declaration for the mutations and <c>allowedActions</c>.</summary>
internal static class MerchantActions
{
    private static readonly MerchantStatus[] Here = [MerchantStatus.Active, MerchantStatus.Suspended];

    private static readonly ActionGuard<MerchantFacts> Staying = new(f => f.IsLeaving, _ => new MerchantLeavingError(Text.Of("MERCHANT_LEAVING")));

    private static readonly ActionGuard<MerchantFacts> NotSanctioned = new(f => f.IsSanctioned, _ => new SanctionInEffectError(Text.Of("SANCTION_IN_EFFECT")));

    private static readonly ActionGuard<MerchantFacts> ValidPapers = new(f => f.PapersExpired, _ => new MerchantPapersExpiredError(Text.Of("MERCHANT_PAPERS_EXPIRED")));

    private static readonly ActionGuard<MerchantFacts> NothingOpen = new(f => f.HasObligations, f => new MerchantObligationsOpenError(
        Text.Of("MERCHANT_OBLIGATIONS_OPEN", string.Join(", ", f.Obligations.Select(o => $"{o.Kind} {o.Count}"))), f.Obligations));

    private static readonly ActionGuard<MerchantFacts> NoClosure = new(f => f.HasClosure, _ => new ClosurePlannedError(Text.Of("CLOSURE_PLANNED")));

    /// <summary>Stops new orders.</summary>
    public static StateAction<MerchantFacts, MerchantStatus> Suspend { get; } = Turn("suspendMerchant", [MerchantStatus.Active], MerchantStatus.Suspended);

    /// <summary>Lets it do business again.</summary>
    public static StateAction<MerchantFacts, MerchantStatus> Resume { get; } = Turn("resumeMerchant", [MerchantStatus.Suspended], MerchantStatus.Active, Staying, NotSanctioned, ValidPapers);

    /// <summary>Ends the business for good, where nothing is open.</summary>
    public static StateAction<MerchantFacts, MerchantStatus> Terminate { get; } = Turn("terminateMerchant", [MerchantStatus.Suspended], MerchantStatus.Terminated, Staying, NothingOpen);

    /// <summary>Proposes a sanction or a reward (MER-08).</summary>
    public static StateAction<MerchantFacts, MerchantStatus> Sanction { get; } = Turn("sanctionMerchant", Here, null);

    /// <summary>Begins the merchant's own way out (MER-08).</summary>
    public static StateAction<MerchantFacts, MerchantStatus> RequestExit { get; } = Turn("requestExit", Here, null, Staying);

    /// <summary>Plans a closure.</summary>
    public static StateAction<MerchantFacts, MerchantStatus> PlanClosure { get; } = Turn("planClosure", Here, null, NoClosure);

    /// <summary>Drafts a plan by which it gets better (MER-09).</summary>
    public static StateAction<MerchantFacts, MerchantStatus> PlanImprovement { get; } = Turn("createImprovementPlan", Here, null);

    /// <summary>Asks the platform something in its name (MER-05).</summary>
    public static StateAction<MerchantFacts, MerchantStatus> AskGuidance { get; } = Turn("askGuidance", Here, null);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<MerchantFacts, MerchantStatus>> All { get; } = [Suspend, Resume, Terminate, Sanction, RequestExit, PlanClosure, PlanImprovement, AskGuidance];

    private static StateAction<MerchantFacts, MerchantStatus> Turn(
        string mutation, IReadOnlyList<MerchantStatus> from, MerchantStatus? to, params IReadOnlyList<ActionGuard<MerchantFacts>> guards) =>
        new(MerchantStates.Machine, Subjects.Merchant, mutation, from, to) { Guards = guards };
}
