using Merchants.Model;

namespace Merchants.Demo;

/// <summary>Why papers are given back, in the words of reviewers; what happens often stands there often.</summary>
internal static class DemoRejections
{
    private static readonly Rejection[] Choices =
    [
        new(RejectionReason.Unreadable, "扫描件模糊，公章处无法辨认，请重新扫描上传"),
        new(RejectionReason.Unreadable, "照片反光，证件号码看不清"),
        new(RejectionReason.Unreadable, "图片四角不完整，请上传完整页面"),
        new(RejectionReason.Incomplete, "缺少副本页，请补充"),
        new(RejectionReason.Incomplete, "授权书缺少第二页"),
        new(RejectionReason.InformationMismatch, "企业名称与申请信息不一致"),
        new(RejectionReason.InformationMismatch, "法定代表人姓名与营业执照不符"),
        new(RejectionReason.Expired, "证件已过有效期，请更新后重新提交"),
        new(RejectionReason.SealMissing, "未加盖公章"),
        new(RejectionReason.WrongType, "上传的资料类型与所选类型不符"),
    ];

    public static Rejection Pick(Random random) => Choices[random.Next(Choices.Length)];
}
