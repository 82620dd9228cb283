using Modular.Host.Tests.Faults;

namespace Modular.Host.Tests.Spine;

/// <summary>What the responsibility for a fault costs the reviewer who had approved the product.</summary>
internal static class Appraising
{
    private static readonly string[] Evaluation = ["evaluation", "id"];

    /// <summary>By what reviewers are measured; before the month begins.</summary>
    public static IReadOnlyList<JourneyStep> Rules(Journey of) =>
    [
        JourneyStep.Mutation("template", "hr", "createKpiTemplate", ["template", "id"], () => new
        {
            name = "审核员月度考核", position = "REVIEWER", indicators = new[] { new { code = "REVIEWED", name = "审核件数", weight = 10_000, target = 1_000_000, dimension = "RESULTS" } },
        }),
        JourneyStep.Mutation("publish the template", "hr", "publishKpiTemplate", ["template", "id"], () => new { templateId = of["template"] }),
    ];

    /// <summary>The steps, for a month that is over.</summary>
    public static IReadOnlyList<JourneyStep> Of(Journey of, string month) =>
    [
        JourneyStep.Lookup("evaluation", "hr", "evaluations", "EvaluationFilterInput", ["id"], () => new { period = new { eq = month } }),
        JourneyStep.Mutation("assess oneself", "reviewer", "submitSelfAssessment", Evaluation, () => new
        {
            evaluationId = of["evaluation"], scores = new[] { new { code = "REVIEWED", score = 95 } },
        }),
        JourneyStep.Mutation("score", "supervisor", "submitPanelScore", Evaluation, () => new
        {
            evaluationId = of["evaluation"], figures = new[] { new { code = "REVIEWED", actual = 900_000 } },
        }),
        JourneyStep.Mutation("calculate", "hr", "calculateEvaluation", Evaluation, () => new { evaluationId = of["evaluation"] }),
    ];
}
