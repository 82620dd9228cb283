using Accounts.Model;
using Accounts.Passwords;
using Modular.Kernel;

namespace Accounts.Tests.Model;

/// <summary>Which passwords and logins are taken (ACC-01).</summary>
public sealed class PasswordRuleTests
{
    public static TheoryData<string, string?> Passwords => new()
    {
        { "short", "PASSWORD_LENGTH" },
        { "123456789", "PASSWORD_LENGTH" },
        { new string('x', 60) + new string('y', 69), "PASSWORD_LENGTH" },
        { "li.wenbo@example.com", "PASSWORD_IS_LOGIN" },
        { "Li.Wenbo.01", null },
        { "password123", "PASSWORD_COMMON" },
        { "PassWord123", "PASSWORD_COMMON" },
        { "aaaaaaaaaaaa", "PASSWORD_COMMON" },
        { "abababababab", "PASSWORD_COMMON" },
        { "correct horse", null },
        { "一二三四五六七八九十", null },
        { "1029384756", null },
    };

    [Theory, MemberData(nameof(Passwords))]
    public void A_password_is_long_and_not_the_first_to_be_tried(string password, string? rule)
    {
        var problems = new InputProblems();
        PasswordRules.Check(problems, "password", password, Login.Parse("Li.Wenbo@example.com").Value);

        Assert.Equal(rule is null ? [] : [rule], problems.Errors.Cast<InvalidInputError>().Select(e => e.Rule));
    }

    [Theory]
    [InlineData(" Li@Example.COM ", "li@example.com", true)]
    [InlineData("138 1234-5678", "13812345678", false)]
    [InlineData("12812345678", null, false)]
    [InlineData("li@", null, false)]
    [InlineData("", null, false)]
    public void A_login_is_an_address_or_a_mobile_number_in_one_form(string text, string? value, bool isEmail)
    {
        var login = Login.Parse(text);

        Assert.Equal(value is null, login.Violation is not null);
        Assert.Equal((value, isEmail), (login.Value.Value, login.Value.IsEmail));
    }

    [Fact]
    public void A_password_is_the_same_however_it_was_typed() =>
        Assert.Equal(PasswordRules.Normalise("ｐａｓｓ　é"), PasswordRules.Normalise("pass e\u0301"));
}
