using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.Model;

/// <summary>What is verified of an applicant (MER-03).</summary>
internal enum VerificationKind
{
    /// <summary>That the legal representative is who it is said to be 实名认证.</summary>
    RealName,

    /// <summary>That the company is what it is said to be 资质认证.</summary>
    Qualification,
}

/// <summary>How it is verified (MER-03).</summary>
internal enum VerificationMethod
{
    /// <summary>The platform has checked the code's own check digit.</summary>
    CodeCheck,

    /// <summary>Somebody who knows was asked: a connected provider, a public register.</summary>
    Register,

    /// <summary>The originals were seen.</summary>
    OriginalsSeen,

    /// <summary>The applicant was called.</summary>
    Call,

    /// <summary>The place of business was visited.</summary>
    Visit,
}

/// <summary>What a verification came to (MER-03).</summary>
internal enum VerificationResult
{
    /// <summary>As it was stated.</summary>
    Passed,

    /// <summary>Not as it was stated.</summary>
    Failed,
}

/// <summary>A verification of an applicant (MER-03). It never changes: of each kind, the newest counts.</summary>
internal sealed class MerchantVerification
{
    private MerchantVerification()
    {
    }

    [GraphQLIgnore]
    public MerchantApplicationId ApplicationId { get; private init; }

    /// <summary>Its number among those of the application, from 1.</summary>
    public int Number { get; private init; }

    /// <summary>What was verified.</summary>
    public VerificationKind Kind { get; private init; }

    /// <summary>How.</summary>
    public VerificationMethod Method { get; private init; }

    /// <summary>What it came to.</summary>
    public VerificationResult Result { get; private init; }

    [GraphQLIgnore]
    public Guid? ById { get; private init; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private init; }

    [GraphQLIgnore]
    public SealedText Note { get; private set; } = SealedText.Empty;

    public static MerchantVerification Of(MerchantApplication application, VerificationKind kind, VerificationMethod method, VerificationResult result, string? note, Actor by, DateTime at) => new()
    {
        ApplicationId = application.Id, Number = application.CountCheck(), Kind = kind, Method = method, Result = result, ById = by.UserId, At = at,
        Note = note is null ? SealedText.Empty : SealedText.Of(note),
    };

    /// <summary>Lets go of the words (ACC-03).</summary>
    public void Erase() => Note = SealedText.Empty;
}
