using System.Security.Cryptography;
using Modular.Persistence;
using Modular.Testing;

namespace Modular.Benchmarks.Http;

/// <summary>The real host in Production, with the plug-in <c>Shop</c> beside its own modules.</summary>
internal static class HostWithShop
{
    /// <summary>Starts it on the data folder, where <c>Shop.db</c> lies already.</summary>
    public static async Task<ServerProcess> StartAsync(string folder)
    {
        var plugin = Directory.CreateDirectory(Path.Combine(folder, "plug-ins", "Shop")).FullName;
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Shop.dll"), Path.Combine(plugin, "Shop.dll"));
        var key = Path.Combine(folder, "signing-key.pem");
        using (var signing = ECDsa.Create(ECCurve.NamedCurves.nistP256))
            await File.WriteAllTextAsync(key, signing.ExportPkcs8PrivateKeyPem());
        var host = RepositoryFolder.OutputOf("host");
        var fileKeys = Path.Combine(folder, "file-keys.txt");
        await File.WriteAllTextAsync(fileKeys, FileKeys.NewLine("1"));
        var sensitiveKeys = Path.Combine(folder, "sensitive-keys.txt");
        await File.WriteAllTextAsync(sensitiveKeys, KeyRing.NewLine("1"));
        var auditKeys = Path.Combine(folder, "audit-keys.txt");
        await File.WriteAllTextAsync(auditKeys, KeyRing.NewLine("1"));
        string[] settings =
        [
            $"--Data:Path={folder}", $"--Modules:Path={Path.GetDirectoryName(plugin)}", $"--Access:SigningKeyFile={key}", $"--Files:KeyFile={fileKeys}",
            $"--Sensitive:KeyFile={sensitiveKeys}", $"--Audit:KeyFile={auditKeys}",
            "--GraphQL:Introspection=everyone", "--GraphQL:MaxCost=5000", "--Logging:LogLevel:Default=Warning",
        ];
        var program = Path.Combine(host, "Modular.Host.dll");
        await ServerProcess.RunAsync(host, [program, "migrate", .. settings]);
        return await ServerProcess.StartAsync("GraphQL: ", host, [program, "--urls=http://127.0.0.1:0", .. settings]);
    }
}
