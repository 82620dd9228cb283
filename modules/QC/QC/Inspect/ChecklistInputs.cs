using Accounts.Contracts;
using Modular.Kernel;
using QC.Model;
using QC.Persistence;

namespace QC.Inspect;

/// <summary>An answer to an item of a checklist.</summary>
/// <param name="Number">The item's number.</param>
/// <param name="Result">What it came to; UNANSWERED takes an answer back.</param>
/// <param name="Note">Words to it, at most 1000 characters; a FAIL needs some.</param>
internal sealed record ChecklistAnswerInput(int Number, ChecklistResult Result, string? Note);

/// <summary>Whom of the staff a critical fault is held against (QC-14).</summary>
/// <param name="Number">The number of an item that is critical and failed.</param>
/// <param name="UserId">The user.</param>
internal sealed record ResponsibleUserInput(int Number, UserId UserId);

/// <summary>Checks what an inspector enters against the inspection; all problems are told at once.</summary>
internal static class ChecklistInputs
{
    public static IReadOnlyList<ChecklistAnswer> Answers(InputProblems problems, Inspection inspection, IReadOnlyList<ChecklistAnswerInput> answers)
    {
        if (answers.Count == 0 || answers.DistinctBy(a => a.Number).Count() < answers.Count)
            problems.Add("answers", Text.Broken("ANSWERS_ONCE"));
        return [.. answers.Select((answer, i) => Answer(problems, inspection, answer, $"answers.{i}"))];
    }

    public static async Task<IReadOnlyDictionary<int, UserId>> ResponsibleAsync(
        InputProblems problems, Inspection inspection, IReadOnlyList<ResponsibleUserInput> responsible, IUserNames users, CancellationToken cancellationToken)
    {
        var held = new Dictionary<int, UserId>();
        foreach (var (one, i) in responsible.Select((r, i) => (r, i)))
        {
            if (inspection.Items.Find(x => x.Number == one.Number) is not { IsCritical: true, Result: ChecklistResult.Fail } || !held.TryAdd(one.Number, one.UserId))
                problems.Add($"responsible.{i}.number", Text.Broken("RESPONSIBLE_ITEM"));
            if (!await users.IsThereAsync(one.UserId.Value, cancellationToken))
                problems.Add($"responsible.{i}.userId", Text.Broken("USER_NOT_THERE"));
        }

        return held;
    }

    private static ChecklistAnswer Answer(InputProblems problems, Inspection inspection, ChecklistAnswerInput answer, string path)
    {
        if (inspection.Items.TrueForAll(i => i.Number != answer.Number))
            problems.Add($"{path}.number", Text.Broken("ITEM_UNKNOWN", inspection.Items.Count));
        var note = answer.Result == ChecklistResult.Fail
            ? problems.Take($"{path}.note", PlainText.Parse(answer.Note, FieldLengths.Words, "NOTE"))
            : problems.Take($"{path}.note", PlainText.ParseOptional(answer.Note, FieldLengths.Words, "NOTE"));
        return new(answer.Number, answer.Result, note);
    }
}
