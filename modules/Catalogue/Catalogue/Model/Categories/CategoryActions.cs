using Catalogue.Contracts;
using Modular.Kernel;

namespace Catalogue.Model;

/// <summary>Whether goods may be put in a category (CAT-06).</summary>
internal enum CategoryStatus
{
    /// <summary>Goods may be put in it, where no category lies below it.</summary>
    InUse,

    /// <summary>It takes no new goods; those in it stay.</summary>
    Retired,
}

/// <summary>The moves of a category.</summary>
internal static class CategoryStates
{
    public static StateMachine<CategoryStatus> Machine { get; } = new((CategoryStatus.InUse, CategoryStatus.Retired));
}

/// <summary>What the rules about a category ask.</summary>
internal sealed class CategoryFacts : IStateFacts<CategoryStatus>, IMerchantFacts
{
    public required CategoryId Id { get; init; }

    public required CategoryStatus Status { get; init; }

    /// <summary>Whether categories in use lie below it.</summary>
    public required bool HasBranches { get; init; }

    // The platform's alone: what is held at some merchant does not count.
    Guid? IMerchantFacts.AtMerchant => null;

    bool IMerchantFacts.IsOwn => false;
}

/// <summary>What can be done with a category (FE-01): the one declaration for the mutations and <c>allowedActions</c>.</summary>
internal static class CategoryActions
{
    private static readonly ActionGuard<CategoryFacts> NoBranches = new(f => f.HasBranches, _ => new CategoryHasBranchesError(Text.Of("CATEGORY_HAS_BRANCHES")));

    /// <summary>Changes names, attributes and rules.</summary>
    public static StateAction<CategoryFacts, CategoryStatus> Edit { get; } = new(CategoryStates.Machine, Subjects.Category, "editCategory", [CategoryStatus.InUse], null);

    /// <summary>Takes no new goods any more.</summary>
    public static StateAction<CategoryFacts, CategoryStatus> Retire { get; } =
        new(CategoryStates.Machine, Subjects.Category, "retireCategory", [CategoryStatus.InUse], CategoryStatus.Retired) { Guards = [NoBranches] };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<CategoryFacts, CategoryStatus>> All { get; } = [Edit, Retire];
}
