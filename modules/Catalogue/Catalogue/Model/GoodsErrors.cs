using Modular.GraphQL;

namespace Catalogue.Model;

/// <summary>Categories in use lie below this one (CAT-06).</summary>
/// <param name="Message">The rule in words.</param>
internal sealed record CategoryHasBranchesError(string Message) : IUserError
{
    /// <summary><c>CATEGORY_HAS_BRANCHES</c>.</summary>
    public string Code => "CATEGORY_HAS_BRANCHES";
}

/// <summary>The automatic checks have found what keeps the product from its review (CAT-08).</summary>
/// <param name="Message">What to do.</param>
/// <param name="Checks">What was found, with what would be right.</param>
internal sealed record ProductChecksFailedError(string Message, [property: ListSize(AssumedSize = 10)] IReadOnlyList<ProductCheck> Checks) : IUserError
{
    /// <summary><c>PRODUCT_CHECKS_FAILED</c>.</summary>
    public string Code => "PRODUCT_CHECKS_FAILED";
}

/// <summary>The automatic checks found something, when the product was handed in, that keeps it from being approved; it stands with the submission (CAT-08).</summary>
/// <param name="Message">What to do.</param>
internal sealed record ProductChecksStandError(string Message) : IUserError
{
    /// <summary><c>PRODUCT_CHECKS_STAND</c>.</summary>
    public string Code => "PRODUCT_CHECKS_STAND";
}

/// <summary>The product names a protected brand, or its category demands one, and its merchant holds no authorisation in force (CAT-13).</summary>
/// <param name="Message">What to do.</param>
internal sealed record BrandNotAuthorisedError(string Message) : IUserError
{
    /// <summary><c>BRAND_NOT_AUTHORISED</c>.</summary>
    public string Code => "BRAND_NOT_AUTHORISED";
}

/// <summary>The product's category demands a test report in force, and the product has none (CAT-10).</summary>
/// <param name="Message">What to do.</param>
internal sealed record TestReportNotValidError(string Message) : IUserError
{
    /// <summary><c>TEST_REPORT_NOT_VALID</c>.</summary>
    public string Code => "TEST_REPORT_NOT_VALID";
}
