using Merchants.Model;
using Modular.Persistence;

namespace Merchants.Demo;

/// <summary>Names and addresses of made-up companies and people.</summary>
internal sealed class DemoNames(Random random)
{
    private static readonly (string City, string Division, string[] Streets)[] Cities =
    [
        ("北京市", "110105", ["朝阳区建国路", "朝阳区望京街", "朝阳区酒仙桥路"]),
        ("上海市", "310104", ["徐汇区漕溪北路", "徐汇区宜山路", "徐汇区肇嘉浜路"]),
        ("广州市", "440106", ["天河区天河路", "天河区黄埔大道", "天河区中山大道"]),
        ("深圳市", "440305", ["南山区科苑路", "南山区深南大道", "南山区学府路"]),
        ("杭州市", "330106", ["西湖区文三路", "西湖区天目山路", "西湖区古墩路"]),
        ("成都市", "510107", ["武侯区人民南路", "武侯区科华北路", "武侯区一环路"]),
        ("武汉市", "420106", ["武昌区中北路", "武昌区和平大道", "武昌区友谊大道"]),
        ("南京市", "320106", ["鼓楼区中央路", "鼓楼区汉中路", "鼓楼区湖南路"]),
        ("福州市", "350102", ["鼓楼区五四路", "鼓楼区东街", "鼓楼区杨桥路"]),
        ("西安市", "610113", ["雁塔区长安南路", "雁塔区高新路", "雁塔区小寨东路"]),
    ];

    private static readonly string[] First = ["云", "锦", "华", "恒", "瑞", "嘉", "盛", "鼎", "源", "禾", "星", "安", "铭", "优", "朗", "悦"];
    private static readonly string[] Second = ["裳", "程", "泰", "信", "和", "丰", "达", "辰", "尚", "品", "航", "润", "川", "海", "诚", "美"];
    private static readonly string[] Trades = ["服饰", "食品", "家居用品", "数码科技", "化妆品", "母婴用品", "体育用品", "医疗器械", "茶业", "图书文化"];
    private static readonly string[] Surnames = ["王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何", "林", "高", "罗"];
    private static readonly string[] GivenNames = ["伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "洋", "艳", "勇", "杰", "娟", "涛", "明", "超", "秀英", "文博", "晓雯", "浩然", "思远", "雅婷", "建国", "子涵"];

    private readonly HashSet<string> _companies = [];

    /// <summary>A company with its people; every code passes its check.</summary>
    public CompanyDetails Company(DemoCodes codes)
    {
        var (city, division, streets) = Pick(Cities);
        string name;
        do
            name = $"{city[..^1]}{Pick(First)}{Pick(Second)}{Pick(Trades)}有限公司";
        while (!_companies.Add(name));
        return new(
            name, codes.Uscc(division), $"{city}{Pick(streets)}{random.Next(1, 400)}号{random.Next(1, 30)}层",
            new() { Name = SealedText.Of(Person()), IdCard = SealedText.Of(codes.ResidentId(division)) },
            new() { Name = SealedText.Of(Person()), Phone = SealedText.Of(codes.Mobile()), Email = SealedText.Of($"contact{_companies.Count}@example.com") });
    }

    private string Person() => Pick(Surnames) + Pick(GivenNames);

    private T Pick<T>(T[] choices) => choices[random.Next(choices.Length)];
}
