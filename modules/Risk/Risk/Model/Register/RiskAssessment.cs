using Modular.GraphQL;
using Modular.Kernel;
using Risk.Contracts;

namespace Risk.Model;

/// <summary>A judgement of a risk, with the matrix that it used: settings that change later change nothing of it (RSK-02).</summary>
internal sealed class RiskAssessment
{
    private RiskAssessment()
    {
    }

    /// <summary>The assessment's id.</summary>
    [GraphQLIgnore]
    public Guid Id { get; private init; }

    /// <summary>The risk.</summary>
    [GraphQLIgnore]
    public RiskId RiskId { get; private init; }

    /// <summary>What it looks at.</summary>
    public RiskAssessmentKind Kind { get; private init; }

    /// <summary>How likely it is, from 1 to 5.</summary>
    public int Likelihood { get; private init; }

    /// <summary>How much harm it does, from 1 to 5.</summary>
    public int Impact { get; private init; }

    /// <summary>Likelihood × impact, from 1 to 25.</summary>
    public int Score { get; private init; }

    /// <summary>The level by the matrix below.</summary>
    public RiskLevel Level { get; private init; }

    /// <summary>The highest score that was low by the matrix of that time.</summary>
    public int LowUpTo { get; private init; }

    /// <summary>The highest score that was medium by the matrix of that time.</summary>
    public int MediumUpTo { get; private init; }

    /// <summary>The highest score that was high by the matrix of that time; above it all was critical.</summary>
    public int HighUpTo { get; private init; }

    /// <summary>Who, by id; null for what was signalled by another module.</summary>
    [GraphQLIgnore]
    public Guid? ById { get; private init; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private init; }

    /// <summary>Why it is judged so; null where nothing was said.</summary>
    public string? Note { get; private init; }

    public static RiskAssessment Of(RiskId risk, RiskJudgement judged, RiskMatrix matrix, Actor by, DateTime at)
    {
        var score = judged.Likelihood * judged.Impact;
        return new()
        {
            Id = Guid.CreateVersion7(), RiskId = risk, Kind = judged.Kind, Likelihood = judged.Likelihood, Impact = judged.Impact, Score = score, Level = matrix.LevelOf(score),
            LowUpTo = matrix.LowUpTo, MediumUpTo = matrix.MediumUpTo, HighUpTo = matrix.HighUpTo, ById = by.UserId, At = at, Note = judged.Note,
        };
    }
}

/// <summary>What somebody thinks of a risk.</summary>
internal sealed record RiskJudgement(RiskAssessmentKind Kind, int Likelihood, int Impact, string? Note);
