namespace QC.Model;

/// <summary>What an item of an inspection's checklist came to.</summary>
internal enum ChecklistResult
{
    /// <summary>Nobody has looked yet; never taken for compliant.</summary>
    Unanswered,

    /// <summary>As it should be.</summary>
    Pass,

    /// <summary>Not as it should be.</summary>
    Fail,

    /// <summary>Does not apply to this product; counts nowhere.</summary>
    NotApplicable,
}

/// <summary>How an inspection came out.</summary>
internal enum InspectionGrade
{
    /// <summary>95 % or more.</summary>
    Excellent,

    /// <summary>85 % or more.</summary>
    Good,

    /// <summary>70 % or more.</summary>
    Passed,

    /// <summary>Less, or a critical fault, whatever the score.</summary>
    Failed,
}

/// <summary>An item as the score sees it.</summary>
/// <param name="Weight">Its weight in basis points.</param>
/// <param name="Result">What it came to.</param>
/// <param name="IsCritical">Whether it is critical.</param>
internal readonly record struct ScoredItem(int Weight, ChecklistResult Result, bool IsCritical);

/// <summary>Score = Σ (weight × result) ÷ Σ applicable weight × 100, in basis points and rounded half up; a critical fault caps the grade (domain.md, section 6).</summary>
internal static class InspectionScore
{
    /// <summary>100 % in basis points.</summary>
    public const int Whole = 10_000;

    /// <summary>The score in basis points, and the grade; null for both where no item applies.</summary>
    public static (int? Score, InspectionGrade? Grade) Of(IReadOnlyCollection<ScoredItem> items)
    {
        long applicable = items.Where(i => i.Result != ChecklistResult.NotApplicable).Sum(i => i.Weight);
        if (applicable == 0)
            return (null, null);
        long passed = items.Where(i => i.Result == ChecklistResult.Pass).Sum(i => i.Weight);
        var score = (int)((2 * passed * Whole + applicable) / (2 * applicable));
        return (score, items.Any(i => i is { IsCritical: true, Result: ChecklistResult.Fail }) ? InspectionGrade.Failed : GradeOf(score));
    }

    private static InspectionGrade GradeOf(int score) => score switch
    {
        >= 9_500 => InspectionGrade.Excellent,
        >= 8_500 => InspectionGrade.Good,
        >= 7_000 => InspectionGrade.Passed,
        _ => InspectionGrade.Failed,
    };
}
