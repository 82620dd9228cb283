using System.Text.RegularExpressions;
using Modular.Kernel;
using Orders.Contracts;
using Risk.Model;
using Risk.Persistence;

namespace Risk.WriteRules;

/// <summary>Checks the content of a new edition of a rule; all problems are told at once.</summary>
internal static partial class ScreeningRuleChecks
{
    private const int LongestWindow = 720;
    private const int LongestNewness = 365;

    public static RuleContent Check(
        InputProblems problems, string code, string name, ScreeningRuleKind kind, ScreeningVerdict verdict, MoneyInput limit, int? windowHours, int? merchantDays)
    {
        if (code.Length > FieldLengths.Code || !Code().IsMatch(code))
            problems.Add("code", Text.Broken("RULE_CODE", FieldLengths.Code));
        var title = problems.Take("name", PlainText.Parse(name, FieldLengths.Title, "RULE_NAME"));
        if (verdict == ScreeningVerdict.Approve)
            problems.Add("verdict", Text.Broken("RULE_VERDICT"));
        var above = problems.Take("limit", limit.Check());
        var isAmount = kind == ScreeningRuleKind.BuyerAmountInWindow;
        Check(problems, "windowHours", windowHours, isAmount, LongestWindow, "RULE_WINDOW");
        Check(problems, "merchantDays", merchantDays, !isAmount, LongestNewness, "RULE_MERCHANT_DAYS");
        return new(code, title, kind, verdict, above, windowHours, merchantDays);
    }

    // What a rule of the kind does not ask about is not given either: nobody should think that it counts.
    private static void Check(InputProblems problems, string field, int? value, bool isAsked, int most, string rule)
    {
        if (isAsked ? value is null || value < 1 || value > most : value is not null)
            problems.Add(field, Text.Broken(rule, most));
    }

    [GeneratedRegex(@"^[A-Z][A-Z0-9_]*\z")]
    private static partial Regex Code();
}
