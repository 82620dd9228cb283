using System.Globalization;
using Modular.Kernel;

namespace Modular.Platform.Tests.States;

public enum Cause
{
    TornLabel,
}

public enum CauseInOtherWords
{
    TornLabel,
}

public enum CauseInTheSameWords
{
    TornLabel,
}

/// <summary>A reason's code means the same wherever a step has it, since all modules' steps have one shape in the schema (FE-03).</summary>
public sealed class StepTextsTests
{
    private static readonly TextTable Table = TextTable.Of(typeof(Cause).Assembly);

    [Fact]
    public void Two_reasons_of_one_name_have_one_label()
    {
        StepTexts.Add(Table, typeof(Cause));
        StepTexts.Add(Table, typeof(Cause));
        StepTexts.Add(Table, typeof(CauseInTheSameWords));
        var refused = Assert.Throws<InvalidOperationException>(() => StepTexts.Add(Table, typeof(CauseInOtherWords)));
        Assert.Contains("CauseInOtherWords.TornLabel", refused.Message, StringComparison.Ordinal);

        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        Assert.Contains("标签破损", StepReason.TextOf("TORN_LABEL", "两处"), StringComparison.Ordinal);
        Assert.Contains("两处", StepReason.TextOf("TORN_LABEL", "两处"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_platform_tells_is_put_into_the_readers_words_and_the_rest_stays_as_it_was_written()
    {
        StepTexts.Add(Table);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        var told = StepReason.Told("TOLD.TEXT", 7, "deep blue");
        Assert.Equal("It has the number 7 and the shade deep blue.", StepReason.TextOf(told.Code, told.Words));
        Assert.Equal("编号为 7，颜色为deep blue。", InChinese(told));
        Assert.Equal(("as written", "CODE_OF_NOBODY", null), (StepReason.TextOf(null, "as written"), StepReason.TextOf("CODE_OF_NOBODY", null), StepReason.TextOf(null, null)));
    }

    private static string? InChinese(StepReason reason)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        return StepReason.TextOf(reason.Code, reason.Words);
    }
}
