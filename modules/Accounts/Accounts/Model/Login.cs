using Modular.Kernel;

namespace Accounts.Model;

/// <summary>What a user signs in with: an e-mail address in lower case, or a mobile number of mainland China (ACC-01).</summary>
/// <param name="Value">The address or number.</param>
/// <param name="IsEmail">Whether it is an address.</param>
internal readonly record struct Login(string Value, bool IsEmail)
{
    /// <summary>Checks what was typed.</summary>
    public static Checked<Login> Parse(string text)
    {
        if (text.Contains('@', StringComparison.Ordinal))
        {
            var address = PlainText.ParseEmail(text);
            return address.Violation is { } noAddress ? noAddress : new Login(address.Value.ToLowerInvariant(), true);
        }

        var number = MobileNumber.Parse(text);
        return number.Violation is null
            ? new Login(number.Value.Value, false)
            : Text.Broken("LOGIN");
    }
}
