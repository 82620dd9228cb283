using Accounts.Contracts;
using Modular.Persistence;
using StaffPerformance.Contracts;

namespace StaffPerformance.Model;

/// <summary>What a member of the panel found; never changed.</summary>
internal sealed class PanelScore
{
    private PanelScore()
    {
    }

    public EvaluationId EvaluationId { get; private init; }

    /// <summary>Who scored.</summary>
    public Guid PanellistId { get; private init; }

    /// <summary>Who was scored, whose data the words are.</summary>
    public UserId UserId { get; private init; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private init; }

    /// <summary>What the panel member says; may be empty.</summary>
    public SealedText Words { get; private set; } = SealedText.Empty;

    /// <summary>The figures.</summary>
    public List<PanelFigure> Figures { get; private init; } = [];

    public static PanelScore Of(Evaluation evaluation, Guid panellist, IReadOnlyDictionary<int, long> figures, string? words, DateTime at) => new()
    {
        EvaluationId = evaluation.Id, PanellistId = panellist, UserId = evaluation.UserId, At = at, Words = SealedText.Of(words),
        Figures = [.. figures.OrderBy(f => f.Key).Select(f => PanelFigure.Of(evaluation.Id, panellist, f.Key, f.Value))],
    };

    /// <summary>Lets go of the words (ACC-03).</summary>
    public void Erase() => Words = SealedText.Empty;
}

/// <summary>A figure that a member of the panel found for an indicator.</summary>
internal sealed class PanelFigure
{
    private PanelFigure()
    {
    }

    public EvaluationId EvaluationId { get; private init; }

    public Guid PanellistId { get; private init; }

    /// <summary>The indicator's place.</summary>
    public int Ordinal { get; private init; }

    /// <summary>The actual figure in ten-thousandths.</summary>
    public long Actual { get; private init; }

    public static PanelFigure Of(EvaluationId evaluation, Guid panellist, int ordinal, long actual) =>
        new() { EvaluationId = evaluation, PanellistId = panellist, Ordinal = ordinal, Actual = actual };
}
