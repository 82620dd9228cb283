namespace Modular.Persistence.Tests.Files;

/// <summary>A download link works for five minutes, for one file, and cannot be made or changed by anybody else.</summary>
public sealed class FileLinkTests
{
    private static readonly FileLink Link = new(new string('a', 64), "营业执照.pdf", "application/pdf", Guid.NewGuid());

    private readonly Clock _clock = new();
    private readonly string _key = FileKeys.NewLine("1");

    [Fact]
    public void It_works_until_its_time_is_over_and_after_a_new_key_has_come()
    {
        var token = TokenOf(Links(_key), Link);

        Assert.Equal(Link, Links(_key, FileKeys.NewLine("2")).Open(token));
        _clock.Now += FileLinks.Lifetime - TimeSpan.FromMilliseconds(1);
        Assert.Equal(Link, Links(_key).Open(token));
        _clock.Now += TimeSpan.FromMilliseconds(1);
        Assert.Null(Links(_key).Open(token));
    }

    [Fact]
    public void It_cannot_be_changed_or_made_elsewhere()
    {
        var token = TokenOf(Links(_key), Link);
        Assert.DoesNotContain(Link.Sha256, token, StringComparison.Ordinal);
        for (var i = 0; i < token.Length; i++)
            Assert.Null(Links(_key).Open(token[..i] + (token[i] == 'A' ? 'B' : 'A') + token[(i + 1)..]));
        foreach (var other in new[] { "", "A", "....", new string('A', 40), new string('A', 4000), token[..^4], token + "AAAA", token + "=", TokenOf(Links(FileKeys.NewLine("1")), Link) })
            Assert.Null(Links(_key).Open(other));
    }

    private static string TokenOf(FileLinks links, FileLink link) => links.PathOf(link)["/files/".Length..];

    private FileLinks Links(params string[] keys) => new(FileKeys.Parse(string.Join('\n', keys)), _clock);

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 2, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
