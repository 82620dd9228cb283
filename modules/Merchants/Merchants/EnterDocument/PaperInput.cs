using Merchants.Contracts;
using Merchants.Model;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.EnterDocument;

/// <summary>A value that is entered with a paper (DOC-02).</summary>
/// <param name="Code">The element's code, as <c>documentTypes</c> tells it.</param>
/// <param name="Value">The value, as the element's rule wants it.</param>
internal sealed record ElementValueInput(string Code, string Value);

/// <summary>An answer to an item of the check before the upload (DOC-07).</summary>
/// <param name="Code">The item's code.</param>
/// <param name="IsFulfilled">Yes or no; a no keeps the paper back.</param>
internal sealed record UploadCheckAnswerInput(string Code, bool IsFulfilled);

/// <summary>A paper as it is handed in.</summary>
/// <param name="ApplicationId">The application that it belongs to.</param>
/// <param name="Type">The kind of paper.</param>
/// <param name="File">The file.</param>
/// <param name="Replaces">The rejected paper whose next version it is; null for a new paper.</param>
/// <param name="ValidUntil">The last day on which it is valid; null where it does not end.</param>
/// <param name="Elements">What was entered with it.</param>
internal sealed record HandedIn(MerchantApplicationId ApplicationId, DocumentType Type, IUpload File, DocumentId? Replaces, DateOnly? ValidUntil, IReadOnlyList<ElementValueInput> Elements);

/// <summary>Checks what was entered with a paper against its standard (DOC-02).</summary>
internal static class ElementChecks
{
    /// <summary>The values, each with its element; all problems are told at once.</summary>
    public static IReadOnlyList<(PaperElement Element, string Value)> Check(
        InputProblems problems, IReadOnlyList<PaperElement> elements, IReadOnlyList<ElementValueInput> entered, DateOnly today)
    {
        foreach (var missing in elements.Where(e => e.IsMandatory && entered.All(v => v.Code != e.Code)))
            problems.Add("elements", Text.Broken("ELEMENT_MISSING", missing.Name, missing.Code));
        var values = new List<(PaperElement, string)>();
        for (var i = 0; i < entered.Count; i++)
        {
            var (code, value) = entered[i];
            if (elements.FirstOrDefault(e => e.Code == code) is not { } element)
                problems.Add($"elements.{i}.code", Text.Broken("ELEMENT_UNKNOWN"));
            else if (entered.Take(i).Any(v => v.Code == code))
                problems.Add($"elements.{i}.code", Text.Broken("ELEMENT_TWICE"));
            else
                values.Add((element, problems.Take($"elements.{i}.value", ElementRules.Parse(element, value, today))));
        }

        return values;
    }
}
