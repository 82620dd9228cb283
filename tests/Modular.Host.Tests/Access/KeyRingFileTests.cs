using Modular.Host.Access;
using Modular.Persistence;

namespace Modular.Host.Tests.Access;

/// <summary>Development encrypts with keys of its own; production only with one that was made for it.</summary>
public sealed class KeyRingFileTests : IDisposable
{
    private static readonly Dictionary<string, (Func<KeyRingFileTests, string?> Make, string Problem)> Refused = new()
    {
        ["none"] = (_ => null, "Files:KeyFile is not set"),
        ["missing"] = (t => t._folder.In("missing.txt"), "cannot be read"),
        ["the development key"] = (t => t.DevelopmentKey(), "names a development key"),
        ["the development key without its mark, among others"] = (t => t.Write($"{KeyRing.NewLine("1")}\n{File.ReadAllLines(t.DevelopmentKey())[1].Replace("development", "2", StringComparison.Ordinal)}"), "names a development key"),
        ["nothing"] = (t => t.Write(""), "There is no key in it"),
        ["text"] = (t => t.Write("hello"), "Line 1 is not"),
        ["a secret that is too short"] = (t => t.Write($"1 {Convert.ToBase64String(new byte[16])}"), "Line 1 is not"),
    };

    private readonly TemporaryFolder _folder = new("keys");

    public static TheoryData<string> RefusedNames => [.. Refused.Keys];

    [Theory, MemberData(nameof(RefusedNames))]
    public void Production_refuses(string what)
    {
        var file = Refused[what].Make(this);

        var failure = Assert.Throws<HostStartException>(() => KeyRingFiles.Files.Load(file, _folder.Path, isDevelopment: false));

        Assert.Contains(Refused[what].Problem, failure.Message, StringComparison.Ordinal);
        Assert.Contains("what to do: make one with `echo", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Production_takes_keys_that_were_made_for_it_and_development_makes_one_once()
    {
        DevelopmentKey();
        var line = KeyRing.NewLine("1");

        Assert.True(KeyRingFiles.Files.Load(Write(line), _folder.Path, isDevelopment: false).Overlaps(KeyRing.Parse(line)));

        var first = KeyRingFiles.Files.Load(null, _folder.Path, isDevelopment: true);
        Assert.True(first.Overlaps(KeyRingFiles.Files.Load(null, _folder.Path, isDevelopment: true)));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(DevelopmentKey()));
    }

    public void Dispose() => _folder.Dispose();

    private string DevelopmentKey()
    {
        KeyRingFiles.Files.Load(null, _folder.Path, isDevelopment: true);
        return _folder.In(KeyRingFiles.Files.DevelopmentFile);
    }

    private string Write(string text)
    {
        File.WriteAllText(_folder.In("keys.txt"), text);
        return _folder.In("keys.txt");
    }
}
