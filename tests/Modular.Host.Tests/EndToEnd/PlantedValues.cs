using System.Globalization;
using System.Text;

namespace Modular.Host.Tests.EndToEnd;

/// <summary>Numbers of people, made up from a seed, and the search for any of them in what a host leaves behind.</summary>
internal sealed class PlantedValues
{
    private readonly Random _random;
    private readonly List<string> _values = [];
    private (string Value, byte[] Form)[] _forms = [];

    public PlantedValues(int seed) => _random = new(seed);

    /// <summary>A value that is known to lie somewhere, to try the search with.</summary>
    public static PlantedValues Known(string value)
    {
        var known = new PlantedValues(0);
        known.Planted(value);
        return known;
    }

    public int Count => _values.Count;

    public string IdCard()
    {
        var body = string.Create(CultureInfo.InvariantCulture, $"3101{_random.Next(100):D2}19{_random.Next(60, 99)}{_random.Next(1, 13):D2}{_random.Next(1, 29):D2}{_random.Next(1000):D3}");
        return Planted(ChinaCodes.WithCheckDigit(body));
    }

    public string Phone() => Planted(string.Create(CultureInfo.InvariantCulture, $"1{_random.Next(3, 10)}{_random.Next(1_000_000_000):D9}"));

    public string Email() => Planted($"p{_random.NextInt64():x}@example.com");

    /// <summary>In plain ASCII, since JSON may write other letters by their numbers.</summary>
    public string Name() => Planted($"Ou Yang {_random.NextInt64():x}");

    public string BankAccount() => Planted($"6222{_random.NextInt64(1_000_000_000_000_000):D15}");

    /// <summary>Where any of them is found, in any of the forms in which text is written: UTF-8, UTF-16, hexadecimal, base64 at each of its three offsets.</summary>
    public IEnumerable<string> FindIn(string where, byte[] bytes)
    {
        if (_forms.Length != _values.Count * 7)
            _forms = [.. _values.SelectMany(v => FormsOf(v).Select(f => (v, f)))];
        return _forms.Where(f => bytes.AsSpan().IndexOf(f.Form) >= 0).Select(f => $"{f.Value} in {where}");
    }

    /// <summary>Where any of them is found in the files of a folder, the largest ones too.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="searched">How many files were read.</param>
    public List<string> FindInFiles(string folder, out int searched)
    {
        var found = new List<string>();
        searched = 0;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => File.Exists(f) && new FileInfo(f).Length > 0))
        {
            using var shared = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[shared.Length];
            shared.ReadExactly(bytes);
            found.AddRange(FindIn(file, bytes));
            searched++;
        }

        return found;
    }

    private string Planted(string value)
    {
        _values.Add(value);
        return value;
    }

    private static IEnumerable<byte[]> FormsOf(string value)
    {
        var utf8 = Encoding.UTF8.GetBytes(value);
        yield return utf8;
        yield return Encoding.Unicode.GetBytes(value);
        yield return Encoding.ASCII.GetBytes(Convert.ToHexString(utf8));
        yield return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(utf8));
        for (var offset = 0; offset < 3; offset++)
        {
            // Characters that hold bits of what stands before or after are left out.
            var text = Convert.ToBase64String([.. new byte[offset], .. utf8]);
            var first = (offset * 8 + 5) / 6;
            yield return Encoding.ASCII.GetBytes(text[first..((offset + utf8.Length) * 8 / 6)]);
        }
    }
}
