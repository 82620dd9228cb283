namespace Merchants.Model;

/// <summary>The part of the archive that a paper lies in (DOC-15).</summary>
internal enum ArchiveClass
{
    /// <summary>Licences and permits 资质证照.</summary>
    Qualification,

    /// <summary>Papers of identity 身份证件.</summary>
    Identity,

    /// <summary>Bank and tax 财税资料.</summary>
    Finance,

    /// <summary>Trademarks and brands 知识产权.</summary>
    IntellectualProperty,

    /// <summary>Papers about goods 商品资料.</summary>
    Goods,

    /// <summary>Anything else 其他.</summary>
    Other,
}

/// <summary>Where kinds of papers belong, unless somebody says otherwise.</summary>
internal static class ArchiveClasses
{
    public static ArchiveClass Of(DocumentType type) => type switch
    {
        DocumentType.BusinessLicence or DocumentType.FoodBusinessLicence or DocumentType.CosmeticsFiling or DocumentType.MedicalDeviceLicence => ArchiveClass.Qualification,
        DocumentType.LegalRepresentativeIdCard => ArchiveClass.Identity,
        DocumentType.BankAccountProof or DocumentType.TaxpayerQualification => ArchiveClass.Finance,
        DocumentType.TrademarkCertificate or DocumentType.BrandAuthorisation => ArchiveClass.IntellectualProperty,
        DocumentType.ProductTestReport or DocumentType.CustomsDeclaration => ArchiveClass.Goods,
        _ => ArchiveClass.Other,
    };
}
