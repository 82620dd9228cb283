namespace Modular.Persistence.Tests.Files;

/// <summary>Keys come and go: what is new has the newest, what is old stays readable, and a rotation makes old keys superfluous.</summary>
public sealed class FileRotationTests : IDisposable
{
    private const int Count = 40;
    private static readonly string Old = FileKeys.NewLine("old");
    private static readonly string New = FileKeys.NewLine("new");

    private readonly StoreFolder _folder = new(Old);

    [Fact]
    public async Task After_a_rotation_the_old_key_is_needed_no_more_and_readers_never_notice()
    {
        var hashes = new List<string>();
        for (var i = 0; i < Count; i++)
            hashes.Add((await _folder.SaveAsync(StoreFolder.Bytes(1000 + i, i))).Sha256);
        var both = _folder.With(FileKeys.Parse($"{Old}\n{New}"));
        Assert.Equal(["old"], _folder.With(FileKeys.Parse(New)).MissingKeys());

        using var stop = new CancellationTokenSource();
        var reads = 0;
        var reader = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested || reads < Count)
            {
                var i = reads++ % Count;
                Assert.Equal(StoreFolder.Bytes(1000 + i, i), await StoreFolder.ReadAsync(both, hashes[i]));
            }
        });
        var (rotated, damaged) = await both.RotateAsync(default);
        await stop.CancelAsync();
        await reader;

        Assert.Equal(Count, rotated);
        Assert.Empty(damaged);
        Assert.Equal(Count, _folder.Stored.Length);
        var alone = _folder.With(FileKeys.Parse(New));
        Assert.Empty(alone.MissingKeys());
        for (var i = 0; i < Count; i++)
            Assert.Equal(StoreFolder.Bytes(1000 + i, i), await StoreFolder.ReadAsync(alone, hashes[i]));
        Assert.Equal(0, (await both.RotateAsync(default)).Rotated);
    }

    [Fact]
    public async Task Content_stored_again_under_a_newer_key_is_still_kept_once_and_a_damaged_file_is_left()
    {
        var again = await _folder.SaveAsync([1]);
        var both = _folder.With(FileKeys.Parse($"{Old}\n{New}"));
        Assert.Equal(again, await both.SaveAsync(new MemoryStream([1]), default));
        Assert.Contains("key-new", Assert.Single(_folder.Stored), StringComparison.Ordinal);

        await _folder.SaveAsync([2]);
        var path = _folder.Stored.Single(f => f.Contains("key-old", StringComparison.Ordinal));
        File.AppendAllText(path, "more");
        var (rotated, damaged) = await both.RotateAsync(default);
        Assert.Equal((0, path), (rotated, Assert.Single(damaged)));
        Assert.True(File.Exists(path));
    }

    [Theory]
    [InlineData("", "There is no key")]
    [InlineData("# a comment\n\n", "There is no key")]
    [InlineData("1", "Line 1 ")]
    [InlineData("# a comment\n1 AAAA", "Line 2 ")]
    [InlineData("Key_1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "Line 1 ")]
    [InlineData("../1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "Line 1 ")]
    [InlineData("12345678901234567 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "Line 1 ")]
    [InlineData("1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "Line 1 ")]
    [InlineData("1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n1 BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "Line 2 repeats")]
    [InlineData("1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n2 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "Line 2 repeats")]
    public void A_key_that_is_none_is_refused_without_being_told(string text, string problem)
    {
        var refused = Assert.Throws<FormatException>(() => FileKeys.Parse(text));
        Assert.StartsWith(problem, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("AAAA", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
