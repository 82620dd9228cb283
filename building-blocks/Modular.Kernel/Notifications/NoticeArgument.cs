using System.Globalization;
using System.Text.RegularExpressions;

namespace Modular.Kernel;

/// <summary>
/// What the text of a notification is filled in with (ACC-04): a code or a number. It is stored, mailed and shown later, so it holds nothing of a
/// person; whoever may see the object reads names there.
/// </summary>
public sealed partial record NoticeArgument
{
    private const int Longest = 100;

    /// <param name="name">What it is, for example <c>reason</c>.</param>
    /// <param name="value">The code or number: at most 100 letters of ASCII, digits and <c>. _ : -</c>.</param>
    /// <param name="enumName">The enum that the value is one of, whose label is told; null for any other code.</param>
    /// <exception cref="ArgumentException">The value is no code, or reads as the number of a person: a mobile or identity number.</exception>
    public NoticeArgument(string name, string value, string? enumName = null)
    {
        if (value.Length > Longest || !Code().IsMatch(value) || IsOfPerson(value))
            throw new ArgumentException($"The argument {name} of a notification must be a code or a number that tells nothing of a person.", nameof(value));
        (Name, Value, EnumName) = (name, value, enumName);
    }

    /// <summary>What it is.</summary>
    public string Name { get; }

    /// <summary>The code or number.</summary>
    public string Value { get; }

    /// <summary>The enum that the value is one of; null for any other code.</summary>
    public string? EnumName { get; }

    /// <summary>A number.</summary>
    public static NoticeArgument Of(string name, int number) => new(name, number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A value of an enum of the kind's own assembly, told by its label.</summary>
    public static NoticeArgument Of<TEnum>(string name, TEnum value) where TEnum : struct, Enum => new(name, StateName.Of(value), typeof(TEnum).Name);

    private static bool IsOfPerson(string value) => MobileNumber.Parse(value).Violation is null || IdentityNumber().IsMatch(value);

    [GeneratedRegex(@"^-?[A-Za-z0-9][A-Za-z0-9._:-]*\z")]
    private static partial Regex Code();

    [GeneratedRegex(@"^\d{17}[0-9Xx]\z")]
    private static partial Regex IdentityNumber();
}
