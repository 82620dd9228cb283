using System.Security.Cryptography;
using Modular.Host.Access;

namespace Modular.Host.Tests.Access;

/// <summary>Development signs with a key of its own; production only with one that was made for it.</summary>
public sealed class SigningKeyTests : IDisposable
{
    private static readonly Dictionary<string, (Func<SigningKeyTests, string?> Make, string Problem)> Refused = new()
    {
        ["none"] = (_ => null, "Access:SigningKeyFile is not set"),
        ["missing"] = (t => t.In("missing.pem"), "cannot be read"),
        ["the development key"] = (t => t.DevelopmentKey(), "names a development key"),
        ["the development key without its mark"] = (t => t.Write(Pem(t.DevelopmentKey())), "names a development key"),
        ["a public key"] = (t => { using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256); return t.Write(key.ExportSubjectPublicKeyInfoPem()); }, "is not the private part"),
        ["another curve"] = (t => { using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384); return t.Write(key.ExportECPrivateKeyPem()); }, "is not on P-256"),
        ["an RSA key"] = (t => { using var key = RSA.Create(2048); return t.Write(key.ExportRSAPrivateKeyPem()); }, "is not the private part"),
        ["a shared secret"] = (t => t.Write(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))), "is not the private part"),
        ["a shared secret that is too short"] = (t => t.Write("secret"), "is not the private part"),
        ["nothing"] = (t => t.Write(""), "is not the private part"),
    };

    private readonly TemporaryFolder _folder = new("keys");

    public static TheoryData<string> RefusedNames => [.. Refused.Keys];

    [Theory, MemberData(nameof(RefusedNames))]
    public void Production_refuses(string what)
    {
        var file = Refused[what].Make(this);

        var failure = Assert.Throws<HostStartException>(() => SigningKey.Load(file, _folder.Path, isDevelopment: false));

        Assert.Contains(Refused[what].Problem, failure.Message, StringComparison.Ordinal);
        Assert.Contains("what to do: make a key with `openssl", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Production_signs_with_a_key_that_was_made_for_it()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        DevelopmentKey();

        var loaded = SigningKey.Load(Write(key.ExportPkcs8PrivateKeyPem()), _folder.Path, isDevelopment: false);

        Assert.Equal(key.ExportSubjectPublicKeyInfo(), loaded.ECDsa.ExportSubjectPublicKeyInfo());
    }

    [Fact]
    public void Development_makes_a_key_once_that_only_its_user_can_read()
    {
        var first = SigningKey.Load(null, _folder.Path, isDevelopment: true);
        var second = SigningKey.Load(null, _folder.Path, isDevelopment: true);

        Assert.Equal(first.KeyId, second.KeyId);
        Assert.Equal([In(SigningKey.DevelopmentFile)], Directory.GetFiles(_folder.Path));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(In(SigningKey.DevelopmentFile)));
    }

    public void Dispose() => _folder.Dispose();

    private static string Pem(string file)
    {
        var text = File.ReadAllText(file);
        return text[text.IndexOf("-----BEGIN", StringComparison.Ordinal)..];
    }

    private string In(string name) => _folder.In(name);

    private string DevelopmentKey()
    {
        SigningKey.Load(null, _folder.Path, isDevelopment: true);
        return In(SigningKey.DevelopmentFile);
    }

    private string Write(string pem)
    {
        File.WriteAllText(In("key.pem"), pem);
        return In("key.pem");
    }
}
