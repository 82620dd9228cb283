namespace Modular.Kernel;

/// <summary>A mobile number of mainland China: 1, a digit from 3 to 9, nine more digits.</summary>
public readonly record struct MobileNumber
{
    private MobileNumber(string value) => Value = value;

    /// <summary>The eleven digits.</summary>
    public string Value { get; }

    /// <summary>Checks the form; blanks and hyphens between the digits are put right.</summary>
    public static Checked<MobileNumber> Parse(string text)
    {
        var number = text.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return number is ['1', >= '3' and <= '9', ..] && number.Length == 11 && number.All(char.IsAsciiDigit)
            ? new MobileNumber(number)
            : Text.Broken("MOBILE_NUMBER");
    }
}
