using System.Globalization;

namespace Modular.Kernel;

/// <summary>Why a step was taken: in somebody's words, by a code whose text follows the reader's language, or by both (FE-03).</summary>
/// <param name="Code">A stable code: of a reason that was chosen, or the key of a text; null where there are words alone.</param>
/// <param name="Words">Somebody's words, or the values for the text; null where there are none.</param>
public sealed record StepReason(string? Code, string? Words)
{
    private const char BetweenValues = '\u001f';

    /// <summary>What somebody has said; null for nothing.</summary>
    public static implicit operator StepReason?(string? words) => words is null ? null : new(null, words);

    /// <summary>What the platform says.</summary>
    /// <param name="key">The text's key, which no other module has for another text.</param>
    /// <param name="values">What is put into the text.</param>
    public static StepReason Told(string key, params IEnumerable<object> values) =>
        new(key, string.Join(BetweenValues, values.Select(v => string.Create(CultureInfo.InvariantCulture, $"{v}"))) is { Length: > 0 } joined ? joined : null);

    /// <summary>A reason that is chosen and explained.</summary>
    public static StepReason Chosen<TReason>(TReason reason, string words) where TReason : struct, Enum => new(StateName.Of(reason), words);

    /// <summary>The reason in the language of now; null where there is none.</summary>
    public static string? TextOf(string? code, string? words) => code switch
    {
        null => words,
        _ when StepTexts.FindReason(code) is { } reason => Text.Of("REASON_CHOSEN", EnumLabel.Of(reason), words),
        _ => StepTexts.TableOf(code)?.Get(code, [.. words?.Split(BetweenValues) ?? []]) ?? words ?? code,
    };
}
