using System.Collections.Frozen;
using System.Text;
using Accounts.Model;
using Modular.Kernel;

namespace Accounts.Passwords;

/// <summary>Which passwords are taken: long ones that are not the first to be tried (NIST SP 800-63B, section 5.1.1.2; ACC-01). What they are composed of is nobody's business.</summary>
internal static class PasswordRules
{
    public const int Shortest = 10;
    public const int Longest = 128;

    // What heads the lists of leaked passwords, as far as it is long enough.
    private static readonly FrozenSet<string> Common = new[]
    {
        "1234567890", "0123456789", "12345678910", "123456789a", "1234567891", "9876543210", "0987654321", "1111111111", "0000000000", "1122334455", "1231231234", "123123123123",
        "123456123456", "1q2w3e4r5t", "1q2w3e4r5t6y", "q1w2e3r4t5", "1qaz2wsx3edc", "qwertyuiop", "qwerty1234", "qwerty12345", "qwerty123456", "asdfghjkl1", "asdfghjkl;", "zxcvbnm123",
        "password12", "password123", "password1234", "passw0rd123", "p@ssw0rd123", "password!1", "password01", "iloveyou12", "iloveyou123", "welcome123", "welcome1234", "admin12345",
        "admin123456", "administrator", "letmein123", "abcdefghij", "abcd123456", "abc1234567", "abc123abc123", "aa12345678", "aaaaaaaaaa", "a123456789", "5201314520", "woaini1314",
        "woaini520520", "woaini521314", "1314520520", "147258369a", "1472583690", "7894561230", "football123", "superman123", "changeme123", "changeme1234", "qazwsxedcrfv", "dragon1234",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The password in the one form in which it is hashed, however it was typed (NFKC).</summary>
    public static string Normalise(string password) => password.Normalize(NormalizationForm.FormKC);

    /// <summary>Notes what is wrong with a new password.</summary>
    /// <param name="problems">Where it is noted.</param>
    /// <param name="field">The input field.</param>
    /// <param name="password">The password.</param>
    /// <param name="login">Whose it is to be; null where that is not known.</param>
    public static void Check(InputProblems problems, string field, string password, Login? login)
    {
        var length = new System.Globalization.StringInfo(password).LengthInTextElements;
        if (length < Shortest || password.Length > Longest)
            problems.Add(field, Text.Broken("PASSWORD_LENGTH", Shortest, Longest));
        else if (IsLogin(password, login?.Value))
            problems.Add(field, Text.Broken("PASSWORD_IS_LOGIN"));
        else if (Common.Contains(password) || password.Distinct().Count() < 3)
            problems.Add(field, Text.Broken("PASSWORD_COMMON"));
    }

    private static bool IsLogin(string password, string? login) =>
        login is not null && (password.Equals(login, StringComparison.OrdinalIgnoreCase) || password.Equals(login.Split('@')[0], StringComparison.OrdinalIgnoreCase));
}
