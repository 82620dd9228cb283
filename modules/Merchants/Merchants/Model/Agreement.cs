using System.Security.Cryptography;
using System.Text;
using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.Model;

/// <summary>The agreement between the platform and the applicant (MER-04). Its text never changes once it is drawn up.</summary>
internal sealed class Agreement : IVersioned
{
    private Agreement()
    {
    }

    /// <summary>The application that it belongs to.</summary>
    [GraphQLIgnore]
    public MerchantApplicationId ApplicationId { get; private init; }

    /// <summary>The full text; encrypted, as it names the legal representative.</summary>
    public SealedText Text { get; private set; } = SealedText.Empty;

    /// <summary>The SHA-256 of the text in UTF-8, 64 lower-case hexadecimal digits; a signer repeats it to show which text was read.</summary>
    public string TextSha256 { get; private init; } = "";

    /// <summary>The merchant's signature; null until it is given.</summary>
    public Signature? MerchantSignature { get; private set; }

    /// <summary>The platform's signature; null until it is given.</summary>
    public Signature? PlatformSignature { get; private set; }

    /// <summary>Counts the changes.</summary>
    [GraphQLIgnore]
    public int Version { get; private set; }

    /// <summary>Whether both sides have signed.</summary>
    public bool IsConcluded => MerchantSignature is not null && PlatformSignature is not null;

    /// <summary>Draws up the agreement for an approved application.</summary>
    public static Agreement For(MerchantApplication application, DateTime at)
    {
        var text = AgreementText.Of(application, at);
        return new() { ApplicationId = application.Id, Text = SealedText.Of(text), TextSha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))) };
    }

    /// <summary>A side that has signed does not sign again.</summary>
    public static IUserError AlreadySigned(AgreementParty party) => new IllegalTransitionError(Text<MerchantsModule>.Of("SIGNED", EnumLabel.Of(party)), "SIGNED", []);

    /// <summary>Lets go of the text (ACC-03); its hash stays.</summary>
    public void Erase() => Text = SealedText.Empty;

    /// <summary>Signs for one side; a side signs once.</summary>
    public IUserError? Sign(AgreementParty party, Actor by, DateTime at)
    {
        var given = party == AgreementParty.Merchant ? MerchantSignature : PlatformSignature;
        if (given is not null)
            return AlreadySigned(party);
        var signature = new Signature { SignerId = by.Id, At = at };
        if (party == AgreementParty.Merchant)
            MerchantSignature = signature;
        else
            PlatformSignature = signature;
        return null;
    }
}

/// <summary>Who signed when.</summary>
internal sealed class Signature
{
    /// <summary>The signer's user id.</summary>
    [GraphQLIgnore]
    public Guid SignerId { get; init; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; init; }
}
