namespace Merchants.Model;

/// <summary>The kinds of papers that a merchant hands in (DOC-02).</summary>
internal enum DocumentType
{
    /// <summary>Business licence 营业执照.</summary>
    BusinessLicence,

    /// <summary>Identity card of the legal representative 法定代表人身份证.</summary>
    LegalRepresentativeIdCard,

    /// <summary>Proof of the corporate bank account 对公账户证明.</summary>
    BankAccountProof,

    /// <summary>Trademark registration certificate 商标注册证.</summary>
    TrademarkCertificate,

    /// <summary>Brand authorisation letter 品牌授权书.</summary>
    BrandAuthorisation,

    /// <summary>Food business licence 食品经营许可证.</summary>
    FoodBusinessLicence,

    /// <summary>Cosmetics filing certificate 化妆品备案凭证.</summary>
    CosmeticsFiling,

    /// <summary>Medical device business licence 医疗器械经营许可证.</summary>
    MedicalDeviceLicence,

    /// <summary>Product test report 质量检测报告.</summary>
    ProductTestReport,

    /// <summary>Customs declaration of imported goods 进口货物报关单.</summary>
    CustomsDeclaration,

    /// <summary>Tax payer qualification 一般纳税人资格证明.</summary>
    TaxpayerQualification,

    /// <summary>Lease or title of the place of business 经营场所证明.</summary>
    PremisesProof,

    /// <summary>Product data 产品资料: lists, parameters, pictures.</summary>
    ProductData,

    /// <summary>Material for the decoration of the shop 店铺装修素材.</summary>
    ShopDecorationMaterial,
}
