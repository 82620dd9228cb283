using Modular.Kernel;
using StaffPerformance.Contracts;

namespace StaffPerformance.Model;

/// <summary>How far an edition has come.</summary>
internal enum KpiTemplateStatus
{
    /// <summary>Seen by those who manage templates alone.</summary>
    Draft,

    /// <summary>Seen by all staff; months that begin from now on are measured by it (STF-31).</summary>
    Published,

    /// <summary>Used for no month that begins later.</summary>
    Retired,
}

/// <summary>The moves of a template.</summary>
internal static class KpiTemplateStates
{
    public static StateMachine<KpiTemplateStatus> Machine { get; } = new(
        (KpiTemplateStatus.Draft, KpiTemplateStatus.Published), (KpiTemplateStatus.Published, KpiTemplateStatus.Retired));
}

/// <summary>What the rules about a template ask.</summary>
internal sealed class KpiTemplateFacts : IStateFacts<KpiTemplateStatus>
{
    public required KpiTemplateId Id { get; init; }

    public required KpiTemplateStatus Status { get; init; }

    public static KpiTemplateFacts Of(KpiTemplate template) => new() { Id = template.Id, Status = template.Status };
}

/// <summary>What can be done with a template (FE-01): the one declaration for the mutations and <c>allowedActions</c>.</summary>
internal static class KpiTemplateActions
{
    /// <summary>Shows it to everybody.</summary>
    public static StateAction<KpiTemplateFacts, KpiTemplateStatus> Publish { get; } =
        new(KpiTemplateStates.Machine, Subjects.Template, "publishKpiTemplate", [KpiTemplateStatus.Draft], KpiTemplateStatus.Published);

    /// <summary>Uses it no longer.</summary>
    public static StateAction<KpiTemplateFacts, KpiTemplateStatus> Retire { get; } =
        new(KpiTemplateStates.Machine, Subjects.Template, "retireKpiTemplate", [KpiTemplateStatus.Published], KpiTemplateStatus.Retired);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateAction<KpiTemplateFacts, KpiTemplateStatus>> All { get; } = [Publish, Retire];
}
