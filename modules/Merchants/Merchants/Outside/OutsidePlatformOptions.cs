using System.ComponentModel.DataAnnotations;

namespace Merchants.Outside;

/// <summary>The outside platform that papers are uploaded to (DOC-08), <c>Modules:Merchants:OutsidePlatform</c>.</summary>
internal sealed class OutsidePlatformOptions : IValidatableObject
{
    /// <summary>Its code: capitals of ASCII, digits and <c>_</c>, at most 60 characters, such as DOUYIN.</summary>
    [Required(ErrorMessage = "Modules:Merchants:OutsidePlatform:Name wants the platform's code, such as DOUYIN.")]
    [RegularExpression("^[A-Z][A-Z0-9_]{0,59}$", ErrorMessage = "Modules:Merchants:OutsidePlatform:Name wants capitals of ASCII, digits and _, such as DOUYIN.")]
    public string Name { get; init; } = "";

    /// <summary>Where it is asked, such as https://platform.example/merchant-papers/; <c>http:</c> on this machine alone.</summary>
    [Required(ErrorMessage = "Modules:Merchants:OutsidePlatform:Address wants the address of the platform's interface.")]
    public string Address { get; init; } = "";

    /// <summary>The secret with which requests to it are signed, at least 16 characters.</summary>
    [Required(ErrorMessage = "Modules:Merchants:OutsidePlatform:Secret wants the secret that the platform knows as well.")]
    [MinLength(16, ErrorMessage = "Modules:Merchants:OutsidePlatform:Secret wants 16 characters at least.")]
    public string Secret { get; init; } = "";

    /// <summary>How many seconds it may take to answer.</summary>
    [Range(1, 600)]
    public int TimeoutSeconds { get; init; } = 30;

    /// <summary>How often uploads and reports that wait are looked for.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Uri.TryCreate(Address, UriKind.Absolute, out var address) || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)) || address.UserInfo.Length > 0)
            yield return new("Modules:Merchants:OutsidePlatform:Address wants an address that begins with https: and holds no name or password; http: is taken for this machine alone.", [nameof(Address)]);
        if (Poll < TimeSpan.FromMilliseconds(10))
            yield return new("Modules:Merchants:OutsidePlatform:Poll wants 10 ms at least.", [nameof(Poll)]);
    }
}
