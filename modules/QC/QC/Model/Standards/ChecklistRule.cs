using Modular.Kernel;

namespace QC.Model;

/// <summary>What an item of a checklist is about (QC-02).</summary>
internal enum ChecklistDomain
{
    /// <summary>The page of the shop 店铺页面.</summary>
    ShopPage,

    /// <summary>The goods 商品.</summary>
    Goods,

    /// <summary>Campaigns 营销活动.</summary>
    Campaigns,

    /// <summary>Customer service 客户服务.</summary>
    CustomerService,

    /// <summary>Data 数据.</summary>
    Data,
}

/// <summary>What an item of a checklist asks and costs, as it is entered.</summary>
/// <param name="Domain">What it is about.</param>
/// <param name="Text">What is to be checked.</param>
/// <param name="Weight">Its weight in basis points.</param>
/// <param name="IsCritical">Whether the product may not be sold where it fails.</param>
/// <param name="FaultCode">The stable code of the fault.</param>
/// <param name="Penalty">What the merchant pays for a critical fault; null for nothing.</param>
/// <param name="PointsDeducted">What a critical fault costs whoever of the staff answers for it, in hundredths of a point.</param>
internal sealed record ChecklistRule(ChecklistDomain Domain, string Text, int Weight, bool IsCritical, string FaultCode, Money? Penalty, int PointsDeducted);
