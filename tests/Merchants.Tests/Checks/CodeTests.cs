using FsCheck;
using FsCheck.Fluent;
using Modular.Kernel;

namespace Merchants.Tests.Checks;

/// <summary>The checks on codes of merchants and people (MER-03), and what of them is shown (DOC-23).</summary>
public class CodeTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly Config Seeded = Config.QuickThrowOnFailure.WithReplay(20260302UL, 7UL).WithMaxTest(500);

    [Theory]
    [InlineData("91350100M000100Y43", null)]
    [InlineData("91310000MA0DEM0X52", null)]
    [InlineData(" 91350100m000100y43 ", null)]
    [InlineData("91350100M000100Y4Z", "USCC_ALPHABET")]
    [InlineData("91350100M000100Y44", "USCC_CHECK_DIGIT")]
    [InlineData("91350100M000100Y4", "USCC_LENGTH")]
    [InlineData("", "USCC_LENGTH")]
    public void Unified_social_credit_codes(string code, string? rule) => Assert.Equal(rule, Uscc.Parse(code).Violation?.Rule);

    [Theory]
    [InlineData("11010519491231002X", null)]
    [InlineData("11010519491231002x", null)]
    [InlineData("110105194912310021", "RESIDENT_ID_CHECK_DIGIT")]
    [InlineData("810000199001010019", null)]
    [InlineData("10010519491231001X", "RESIDENT_ID_REGION")]
    [InlineData("991105194912310024", "RESIDENT_ID_REGION")]
    [InlineData("110105194902300029", "RESIDENT_ID_DATE")]
    [InlineData("110105209912310021", "RESIDENT_ID_DATE")]
    [InlineData("1101051949123100", "RESIDENT_ID_FORM")]
    [InlineData("1101051949123100AX", "RESIDENT_ID_FORM")]
    [InlineData("１１010519491231002X", "RESIDENT_ID_FORM")]
    public void Resident_ids(string number, string? rule) => Assert.Equal(rule, ResidentId.Parse(number, Today).Violation?.Rule);

    [Fact]
    public void The_sequence_of_a_resident_id_tells_the_sex()
    {
        Assert.False(ResidentId.Parse("11010519491231002X", Today).Value.IsMale);
        const string man = "11010519491231003";
        Assert.True(ResidentId.Parse(man + ResidentId.CheckCharacterOf(man), Today).Value.IsMale);
    }

    [Theory]
    [InlineData("13812345678", null)]
    [InlineData("138 1234-5678", null)]
    [InlineData("12812345678", "MOBILE_NUMBER")]
    [InlineData("1381234567", "MOBILE_NUMBER")]
    [InlineData("138123456789", "MOBILE_NUMBER")]
    [InlineData("１3812345678", "MOBILE_NUMBER")]
    public void Mobile_numbers(string number, string? rule) => Assert.Equal(rule, MobileNumber.Parse(number).Violation?.Rule);

    [Theory]
    [InlineData("li@example.com", true)]
    [InlineData("li@localhost", false)]
    [InlineData("Li <li@example.com>", false)]
    [InlineData("li", false)]
    [InlineData("", false)]
    public void Email_addresses(string address, bool isGood) => Assert.Equal(isGood, PlainText.ParseEmail(address).Violation is null);

    [Fact]
    public void Any_single_changed_character_of_a_credit_code_is_caught()
    {
        const string alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        var codes = Gen.ArrayOf(Gen.Elements(alphabet.ToCharArray()), 17).Select(c => new string(c)).Select(c => c + Uscc.CheckCharacterOf(c));
        Check.One(Seeded, Prop.ForAll(
            codes.SelectMany(code => Gen.Choose(0, 17), (code, at) => (code, at)).SelectMany(x => Gen.Elements(alphabet.ToCharArray()), (x, c) => (x.code, x.at, c)).ToArbitrary(),
            x => Uscc.Parse(x.code).Violation is null
                && (x.code[x.at] == x.c || Uscc.Parse(x.code.Remove(x.at, 1).Insert(x.at, x.c.ToString())).Violation is not null)));
    }

    [Fact]
    public void Any_single_changed_digit_of_a_resident_id_is_caught()
    {
        var numbers = Gen.Choose(0, 40_000).SelectMany(day => Gen.Choose(0, 999), (day, sequence) =>
        {
            var first17 = $"110105{new DateOnly(1910, 1, 1).AddDays(day):yyyyMMdd}{sequence:D3}";
            return first17 + ResidentId.CheckCharacterOf(first17);
        });
        Check.One(Seeded, Prop.ForAll(
            numbers.SelectMany(number => Gen.Choose(0, 16), (number, at) => (number, at)).SelectMany(x => Gen.Choose(0, 9), (x, d) => (x.number, x.at, d: (char)('0' + d))).ToArbitrary(),
            x => ResidentId.Parse(x.number, Today).Violation is null
                && (x.number[x.at] == x.d || ResidentId.Parse(x.number.Remove(x.at, 1).Insert(x.at, x.d.ToString()), Today).Violation is not null)));
    }

    [Theory]
    [InlineData("11010519491231002X", "1101************2X")]
    public void Identity_numbers_are_masked(string number, string shown) => Assert.Equal(shown, Mask.ResidentId(number));

    [Theory]
    [InlineData("李文博", "李**")]
    [InlineData("王", "*")]
    [InlineData("𠮷田·阿", "𠮷***")]
    [InlineData("", "")]
    public void Names_are_masked(string name, string shown) => Assert.Equal(shown, Mask.PersonName(name));

    [Fact]
    public void Masks_show_only_the_ends()
    {
        Assert.Equal("138****5678", Mask.Phone("13812345678"));
        Assert.Equal("z****@example.com", Mask.Email("zhang@example.com"));
        Assert.Equal("***", Mask.Phone("123"));
    }
}
