using Modular.Platform.Reference;

namespace Modular.Platform.Tests.Reference;

/// <summary>FE-09: the divisions of GB/T 2260 form a tree that a form can walk, and carriers have names.</summary>
public sealed class ReferenceTests : ModuleTests<PlatformModule>
{
    [Theory]
    [InlineData("310101", "黄浦区", "上海市黄浦区")]
    [InlineData("440305", "南山区", "广东省深圳市南山区")]
    [InlineData("429004", "仙桃市", "湖北省仙桃市")]
    [InlineData("500229", "城口县", "重庆市城口县")]
    [InlineData("441900", "东莞市", "广东省东莞市")]
    [InlineData("810000", "香港特别行政区", "香港特别行政区")]
    public void A_division_has_its_names(string code, string name, string fullName)
    {
        var region = Regions.Find(code)!;
        Assert.Equal((name, fullName), (region.Name, region.FullName));
    }

    [Fact]
    public void Every_division_is_reached_from_a_province_in_at_most_three_steps()
    {
        var provinces = Regions.Within(null);
        Assert.Equal(34, provinces.Count);
        var (cities, all) = (provinces.SelectMany(p => Regions.Within(p.Code)).ToList(), new List<Region>());
        all.AddRange([.. provinces, .. cities, .. cities.SelectMany(c => Regions.Within(c.Code))]);

        Assert.Equal(3222, all.Select(r => r.Code).Distinct().Count());
        Assert.All(all, r => Assert.Matches("^[1-8][0-9]{5}$", r.Code));
        Assert.All(all, r => Assert.Equal(Regions.Within(r.Code).Count > 0, r.HasChildren));
        Assert.All(cities, c => Assert.Equal(RegionLevel.City, c.Level));
        Assert.Empty(Regions.Within("999999"));
    }

    [Fact]
    public async Task A_form_asks_for_them_level_by_level()
    {
        await UseAsync(DatabaseKind.Sqlite);
        var answer = await Opened.ExecuteAsync(TestCaller.Anonymous, """
            { sh: regions(parentCode: "310000") { code name level hasChildren } region(code: "310101") { fullName level parentCode parent { name parent { name parent { name } } } }
              none: region(code: "31") { name } nothing: regions(parentCode: "") { code } carriers { code name } }
            """);
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        var data = answer.GetProperty("data");

        Assert.Equal("""[{"code":"310100","name":"市辖区","level":"CITY","hasChildren":true}]""", data.GetProperty("sh").GetRawText());
        Assert.Equal("""{"fullName":"上海市黄浦区","level":"COUNTY","parentCode":"310100","parent":{"name":"市辖区","parent":{"name":"上海市","parent":null}}}""", data.GetProperty("region").GetRawText());
        Assert.Equal("null", data.GetProperty("none").GetRawText());
        Assert.Equal(0, data.GetProperty("nothing").GetArrayLength());
        Assert.Contains("""{"code":"SF","name":"SF Express"}""", data.GetProperty("carriers").GetRawText(), StringComparison.Ordinal);
    }
}
