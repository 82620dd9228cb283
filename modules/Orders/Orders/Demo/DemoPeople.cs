using Modular.Kernel;
using Modular.Persistence;
using Orders.Model;

namespace Orders.Demo;

/// <summary>Who buys in the demo data, and where it goes. The mobile numbers are of a range that no carrier has given out.</summary>
internal sealed class DemoPeople(DemoSource source, DateTime asOf)
{
    private const int Others = 200;
    private const int OfHundredByDemoUser = 5;

    private static readonly string[] FamilyNames = ["王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周"];
    private static readonly string[] GivenNames = ["伟", "芳", "敏", "静", "磊", "洋", "艳", "勇", "杰", "娟", "涛", "霞"];
    private static readonly string[] Regions = ["上海市 浦东新区", "北京市 海淀区", "广东省 深圳市 南山区", "浙江省 杭州市 西湖区", "四川省 成都市 武侯区", "湖北省 武汉市 洪山区"];
    private static readonly string[] Streets = ["人民路", "解放路", "中山路", "建设路", "文化路"];

    private readonly Guid[] _others = [.. Enumerable.Range(0, Others).Select(_ => source.Id(asOf))];

    /// <summary>A buyer: now and then the demo user, mostly people who do not sign in.</summary>
    public Guid Buyer() => source.Random.Next(100) < OfHundredByDemoUser ? DemoUsers.Buyer.Id : source.Pick(_others);

    /// <summary>Where something goes.</summary>
    public DeliveryAddress Address() => new()
    {
        Recipient = SealedText.Of(source.Pick(FamilyNames) + source.Pick(GivenNames)),
        Phone = SealedText.Of($"1990000{source.Random.Next(10_000):D4}"),
        Region = source.Pick(Regions),
        Street = SealedText.Of($"{source.Pick(Streets)}{source.Random.Next(1, 300)}号"),
    };
}
