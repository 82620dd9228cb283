using Merchants.Contracts;
using Modular.Kernel;

namespace Merchants.Model;

/// <summary>How far an edition of the index has come (MER-06).</summary>
internal enum MerchantKpiTemplateStatus
{
    /// <summary>Seen by those who write and publish the index alone.</summary>
    Draft,

    /// <summary>In force: merchants are assessed by it.</summary>
    Published,

    /// <summary>Nobody is assessed by it any more.</summary>
    Retired,
}

/// <summary>The moves of an edition.</summary>
internal static class MerchantKpiTemplateStates
{
    public static StateMachine<MerchantKpiTemplateStatus> Machine { get; } = new(
        (MerchantKpiTemplateStatus.Draft, MerchantKpiTemplateStatus.Published), (MerchantKpiTemplateStatus.Published, MerchantKpiTemplateStatus.Retired));
}

/// <summary>What the rules about an edition ask, seen from one person.</summary>
internal sealed class MerchantKpiTemplateFacts : IStateFacts<MerchantKpiTemplateStatus>
{
    public required MerchantKpiTemplateId Id { get; init; }

    public required MerchantKpiTemplateStatus Status { get; init; }

    /// <summary>Whether the person drafted it.</summary>
    public required bool IsAuthor { get; init; }

    public static MerchantKpiTemplateFacts Of(MerchantKpiTemplate template, ICaller caller) => new() { Id = template.Id, Status = template.Status, IsAuthor = template.AuthorId == caller.UserId };
}

/// <summary>What can be done with an edition (FE-01): the one declaration for the mutations and <c>allowedActions</c>.</summary>
internal static class MerchantKpiTemplateActions
{
    private static readonly ActionGuard<MerchantKpiTemplateFacts> NotTheAuthor = new(
        f => f.IsAuthor, _ => new SeparationOfDutiesError(Text.Of("PUBLISHER_IS_AUTHOR"), "PUBLISHER_IS_AUTHOR"));

    /// <summary>Puts it in force.</summary>
    public static StateAction<MerchantKpiTemplateFacts, MerchantKpiTemplateStatus> Publish { get; } =
        new(MerchantKpiTemplateStates.Machine, Subject, "publishMerchantKpiTemplate", [MerchantKpiTemplateStatus.Draft], MerchantKpiTemplateStatus.Published) { Guards = [NotTheAuthor] };

    /// <summary>Assesses nobody by it any more.</summary>
    public static StateAction<MerchantKpiTemplateFacts, MerchantKpiTemplateStatus> Retire { get; } =
        new(MerchantKpiTemplateStates.Machine, Subject, "retireMerchantKpiTemplate", [MerchantKpiTemplateStatus.Published], MerchantKpiTemplateStatus.Retired);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<MerchantKpiTemplateFacts, MerchantKpiTemplateStatus>> All { get; } = [Publish, Retire];

    private static string Subject() => Text.Of("SUBJECT_KPI_TEMPLATE");
}
