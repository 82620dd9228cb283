using Modular.Persistence;

namespace Modular.Host.Access;

/// <summary>
/// A ring of keys from the file that a setting names; Development makes one of its own in the data folder, which production refuses.
/// </summary>
/// <param name="Setting">The setting, for example <c>Files:KeyFile</c>.</param>
/// <param name="DevelopmentFile">The name of the development keys' file in the data folder.</param>
/// <param name="Key">What a key of it is called, for messages: <c>file key</c>.</param>
/// <param name="Use">What it is there to do, for messages: <c>encrypt stored files</c>.</param>
/// <param name="Loss">What is lost with it, for messages: <c>no file can be read</c>.</param>
internal sealed record KeyRingFile(string Setting, string DevelopmentFile, string Key, string Use, string Loss)
{
    private string HowToMake => "make one with `echo \"1 $(openssl rand -base64 32)\" > FILE`, keep it from other users and apart from the data, "
        + $"back it up (without it {Loss}), and set {Setting} to it";

    /// <summary>The keys for this environment. Throws <see cref="HostStartException"/> where there are none that may be used.</summary>
    public KeyRing Load(string? configuredFile, string dataPath, bool isDevelopment)
    {
        var developmentFile = Path.Combine(dataPath, DevelopmentFile);
        if (string.IsNullOrWhiteSpace(configuredFile))
        {
            if (!isDevelopment)
                throw new HostStartException($"There is no key to {Use} with: {Setting} is not set.", HowToMake);
            KeyFile.MakeOnce(developmentFile, () => $"# {KeyFile.DevelopmentMark}: this key is there to {Use} of this folder.\n{KeyRing.NewLine("development")}\n");
            configuredFile = developmentFile;
        }

        var text = Read(configuredFile);
        var keys = Parse(configuredFile, text);
        if (!isDevelopment && (text.Contains(KeyFile.DevelopmentMark, StringComparison.Ordinal) || IsAmong(keys, developmentFile)))
            throw new HostStartException($"{Setting} names a development key ({configuredFile}).", HowToMake);
        return keys;
    }

    /// <summary>The keys where there are any, of this environment or another; null otherwise. Throws <see cref="HostStartException"/> where they cannot be read.</summary>
    public KeyRing? Find(string? configuredFile, string dataPath)
    {
        var file = string.IsNullOrWhiteSpace(configuredFile) ? Path.Combine(dataPath, DevelopmentFile) : configuredFile;
        return string.IsNullOrWhiteSpace(configuredFile) && !File.Exists(file) ? null : Parse(file, Read(file));
    }

    private string Read(string file) => KeyFile.Read(file, $"The {Key}", HowToMake);

    private KeyRing Parse(string file, string text)
    {
        try
        {
            return KeyRing.Parse(text);
        }
        catch (FormatException e)
        {
            throw new HostStartException($"The {Key} {file} cannot be used: {e.Message}", HowToMake, e);
        }
    }

    private bool IsAmong(KeyRing keys, string developmentFile) =>
        File.Exists(developmentFile) && keys.Overlaps(Parse(developmentFile, Read(developmentFile)));
}
