using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Modular.Host.Access;

/// <summary>
/// The key that signs this host's tokens: an EC key on P-256, for ES256. It comes from the PEM file that
/// <c>Access:SigningKeyFile</c> names; Development makes one of its own in the data folder, which production refuses.
/// </summary>
internal static class SigningKey
{
    /// <summary>The development key's file in the data folder.</summary>
    public const string DevelopmentFile = "development-signing-key.pem";

    private const string HowToMake = "make a key with `openssl ecparam -name prime256v1 -genkey -noout -out FILE`, "
        + "keep it from other users, and set Access:SigningKeyFile to it";

    /// <summary>The key for this environment. Throws <see cref="HostStartException"/> where there is none that may be used.</summary>
    public static ECDsaSecurityKey Load(string? configuredFile, string dataPath, bool isDevelopment)
    {
        var developmentFile = Path.Combine(dataPath, DevelopmentFile);
        if (string.IsNullOrWhiteSpace(configuredFile))
        {
            if (!isDevelopment)
                throw new HostStartException("There is no key to sign tokens with: Access:SigningKeyFile is not set.", HowToMake);
            KeyFile.MakeOnce(developmentFile, NewKey);
            configuredFile = developmentFile;
        }

        var pem = ReadText(configuredFile);
        var key = Import(configuredFile, pem);
        if (!isDevelopment && (pem.Contains(KeyFile.DevelopmentMark, StringComparison.Ordinal) || IsSame(key, developmentFile)))
            throw new HostStartException($"Access:SigningKeyFile names a development key ({configuredFile}).", HowToMake);
        var security = new ECDsaSecurityKey(key);
        security.KeyId = Base64UrlEncoder.Encode(security.ComputeJwkThumbprint());
        return security;
    }

    private static string NewKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return $"{KeyFile.DevelopmentMark}: this key signs the tokens of demo users on this machine.\n{key.ExportECPrivateKeyPem()}\n";
    }

    private static string ReadText(string file) => KeyFile.Read(file, "The signing key", HowToMake);

    private static ECDsa Import(string file, string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            var parameters = key.ExportParameters(includePrivateParameters: true);
            if (parameters.D is not null && key.KeySize == 256)
                return key;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new HostStartException($"The signing key {file} is not the private part of an EC key on P-256 in PEM.", HowToMake, e);
        }

        key.Dispose();
        throw new HostStartException($"The signing key {file} is not on P-256.", HowToMake);
    }

    private static bool IsSame(ECDsa key, string developmentFile)
    {
        if (!File.Exists(developmentFile))
            return false;
        using var development = Import(developmentFile, ReadText(developmentFile));
        return key.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(development.ExportSubjectPublicKeyInfo());
    }
}
