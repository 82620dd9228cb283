using System.Security.Cryptography;
using Modular.Persistence;

namespace Modular.Host.Tests;

/// <summary>Keys such as production wants.</summary>
internal static class ProductionKeys
{
    /// <summary>Makes them in the folder, and gives the settings that name them.</summary>
    public static string[] MakeIn(TemporaryFolder folder)
    {
        using var signing = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(folder.In("signing.pem"), signing.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(folder.In("file-keys.txt"), FileKeys.NewLine("1"));
        File.WriteAllText(folder.In("sensitive-keys.txt"), KeyRing.NewLine("1"));
        File.WriteAllText(folder.In("audit-keys.txt"), KeyRing.NewLine("1"));
        return
        [
            $"--Access:SigningKeyFile={folder.In("signing.pem")}", $"--Files:KeyFile={folder.In("file-keys.txt")}",
            $"--Sensitive:KeyFile={folder.In("sensitive-keys.txt")}", $"--Audit:KeyFile={folder.In("audit-keys.txt")}",
        ];
    }
}
