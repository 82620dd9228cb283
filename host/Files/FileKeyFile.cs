using Modular.Host.Access;
using Modular.Persistence;

namespace Modular.Host.Files;

/// <summary>
/// The keys that encrypt stored files, from the file that <c>Files:KeyFile</c> names; Development makes one of its own in the data
/// folder, which production refuses.
/// </summary>
internal static class FileKeyFile
{
    /// <summary>The development keys' file in the data folder.</summary>
    public const string DevelopmentFile = "development-file-keys.txt";

    private const string HowToMake = "make one with `echo \"1 $(openssl rand -base64 32)\" > FILE`, keep it from other users and apart from the data, "
        + "back it up (without it no file can be read), and set Files:KeyFile to it";

    /// <summary>The keys for this environment. Throws <see cref="HostStartException"/> where there are none that may be used.</summary>
    public static FileKeys Load(string? configuredFile, string dataPath, bool isDevelopment)
    {
        var developmentFile = Path.Combine(dataPath, DevelopmentFile);
        if (string.IsNullOrWhiteSpace(configuredFile))
        {
            if (!isDevelopment)
                throw new HostStartException("There is no key to encrypt stored files with: Files:KeyFile is not set.", HowToMake);
            KeyFile.MakeOnce(developmentFile, () => $"# {KeyFile.DevelopmentMark}: this key encrypts the files in this folder.\n{FileKeys.NewLine("development")}\n");
            configuredFile = developmentFile;
        }

        var text = Read(configuredFile);
        var keys = Parse(configuredFile, text);
        if (!isDevelopment && (text.Contains(KeyFile.DevelopmentMark, StringComparison.Ordinal) || IsAmong(keys, developmentFile)))
            throw new HostStartException($"Files:KeyFile names a development key ({configuredFile}).", HowToMake);
        return keys;
    }

    private static string Read(string file) => KeyFile.Read(file, "The file key", HowToMake);

    private static FileKeys Parse(string file, string text)
    {
        try
        {
            return FileKeys.Parse(text);
        }
        catch (FormatException e)
        {
            throw new HostStartException($"The file key {file} cannot be used: {e.Message}", HowToMake, e);
        }
    }

    private static bool IsAmong(FileKeys keys, string developmentFile) =>
        File.Exists(developmentFile) && keys.Overlaps(Parse(developmentFile, Read(developmentFile)));
}
