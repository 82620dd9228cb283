using Modular.Kernel;

namespace Merchants.Model;

/// <summary>Why a step was taken: in somebody's words, by a code whose text follows the reader's language, or by both (FE-03).</summary>
/// <param name="Code">A stable code: of a rejection, or the key of a text; null where there are words alone.</param>
/// <param name="Words">Somebody's words, or the values for the text; null where there are none.</param>
internal sealed record StepReason(string? Code, string? Words)
{
    private const char BetweenValues = '\u001f';

    private static readonly Dictionary<string, Enum> Rejections =
        Enum.GetValues<RejectionReason>().Cast<Enum>().Concat(Enum.GetValues<ApplicationRejectionReason>().Cast<Enum>())
            .DistinctBy(r => StateName.InCapitals(r.ToString())).ToDictionary(r => StateName.InCapitals(r.ToString()));

    /// <summary>What somebody has said; null for nothing.</summary>
    public static implicit operator StepReason?(string? words) => words is null ? null : new(null, words);

    /// <summary>What the platform says.</summary>
    /// <param name="key">The text's key.</param>
    /// <param name="values">What is put into the text.</param>
    public static StepReason Told(string key, params IEnumerable<object> values) =>
        new(key, string.Join(BetweenValues, values.Select(v => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{v}"))) is { Length: > 0 } joined ? joined : null);

    /// <summary>A reason that is chosen and explained.</summary>
    public static StepReason Rejected<TReason>(TReason reason, string words) where TReason : struct, Enum => new(StateName.Of(reason), words);

    /// <summary>The reason in the language of now; null where there is none.</summary>
    public static string? TextOf(string? code, string? words) => code switch
    {
        null => words,
        _ when Rejections.TryGetValue(code, out var reason) => Text.Of("REJECTED_BECAUSE", EnumLabel.Of(reason), words),
        _ => Text.Of(code, [.. words?.Split(BetweenValues) ?? []]),
    };
}
