using Modular.Kernel;

namespace Catalogue.Demo;

/// <summary>What demo merchants sell.</summary>
internal static class DemoGoods
{
    /// <summary>Some goods of a category: what they are called, and what one costs at least and at most, in fen.</summary>
    public sealed record Kind(string Category, IReadOnlyList<string> Names, IReadOnlyList<string> Specifications, int Cheapest, int Dearest);

    private static readonly IReadOnlyList<Kind> Kinds =
    [
        new("apparel", ["纯棉圆领T恤", "桑蚕丝衬衫", "羊毛大衣", "亚麻休闲裤", "针织开衫", "防风冲锋衣"], ["黑色 M", "黑色 L", "米白 M", "米白 L", "藏青 XL"], 4900, 129900),
        new("beauty", ["氨基酸洁面乳", "玻尿酸精华", "防晒霜 SPF50", "山茶花护手霜"], ["30ml", "50ml", "100ml"], 2900, 39900),
        new("books", ["中国古典园林", "算法与数据结构", "江南食单"], ["平装", "精装"], 2900, 15800),
        new("digital", ["无线降噪耳机", "磁吸充电宝", "机械键盘", "智能手表"], ["黑色", "白色", "蓝色"], 9900, 259900),
        new("food", ["武夷山大红袍", "五常大米", "黄桃罐头", "原味坚果礼盒"], ["250g", "500g", "2.5kg"], 1900, 29900),
        new("home", ["天然乳胶枕", "竹纤维毛巾", "陶瓷马克杯", "桌面收纳盒"], ["单件装", "两件装", "家庭装"], 1500, 49900),
        new("mother-and-baby", ["婴儿连体衣", "儿童保温杯", "早教积木"], ["0-6个月", "6-12个月", "1-3岁"], 3900, 25900),
        new("sports", ["瑜伽垫", "速干跑步短裤", "登山杖", "折叠露营椅"], ["标准款", "加宽款"], 4900, 69900),
    ];

    private static readonly string[] Series = ["春日", "山系", "经典", "轻享", "匠心", "云栖", "知夏", "拾光"];

    /// <summary>Some kind of goods.</summary>
    public static Kind Any(DemoSource source) => source.Pick(Kinds);

    /// <summary>A title.</summary>
    public static string Title(Kind kind, DemoSource source) => $"{source.Pick(Series)}{source.Pick(kind.Names)}";

    /// <summary>A barcode of the range for use within companies, with its check digit.</summary>
    public static string Barcode(int number)
    {
        var digits = $"29{number:D10}";
        return $"{digits}{Ean13.CheckDigit(digits)}";
    }
}
