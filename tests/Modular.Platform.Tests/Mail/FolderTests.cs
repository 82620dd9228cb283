using System.Text;
using Microsoft.Extensions.Configuration;
using Modular.Platform.Mail;

namespace Modular.Platform.Tests.Mail;

/// <summary>ACC-04: where no mail server is named, mails lie in a folder, whole, in their readers' languages, and nowhere else is an address to be found.</summary>
public sealed class FolderTests : MailTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_mail_is_a_file_in_its_readers_language_and_its_address_stands_nowhere_else(DatabaseKind on)
    {
        await StartMailAsync(on);
        Know(Merchant2, "Zhou", "zhou@example.com");
        await TellAsync(7, Merchant, Merchant2);
        await UntilMailsAsync("SENT", "SENT");

        var mails = Directory.GetFiles(MailFolder).Select(f => (Name: Path.GetFileName(f), Mail: ParsedMail.Of(File.ReadAllText(f)))).ToDictionary(f => f.Mail.To.Address);
        Assert.Equal(2, mails.Count);
        var (name, chinese) = mails[Address];
        Assert.Equal(("有新情况", "李文博"), (chinese["Subject"], chinese.To.Name));
        Assert.StartsWith("编号为 7，颜色为深蓝。\r\n\r\n此邮件", chinese.Body, StringComparison.Ordinal);
        var english = mails["zhou@example.com"].Mail;
        Assert.Equal("Something happened", english["Subject"]);
        Assert.StartsWith("It has the number 7 and the shade Deep blue.\r\n", english.Body, StringComparison.Ordinal);
        Assert.Equal(name, $"{chinese["Message-ID"].Trim('<').Split('@')[0]}.eml");
        Assert.Equal(("auto-generated", "Mon, 02 Mar 2026 02:00:00 +0000"), (chinese["Auto-Submitted"], chinese["Date"]));
        var text = await File.ReadAllTextAsync(Path.Combine(MailFolder, name), Encoding.Latin1);
        Assert.All(text, c => Assert.InRange(c, '\n', '~'));
        Assert.All(text.Split('\n')[..^1], line => Assert.True(line is { Length: <= 78 } && line.EndsWith('\r'), line));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(MailFolder, name)));

        if (on == DatabaseKind.Sqlite)
        {
            foreach (var file in Directory.GetFiles(Opened.Folder, "Platform.db*").Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
            {
                await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                using var copy = new MemoryStream();
                await open.CopyToAsync(copy);
                Assert.DoesNotContain(Address, Encoding.UTF8.GetString(copy.ToArray()), StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    [Fact]
    public async Task What_has_lain_for_long_is_swept_with_what_a_killed_process_left()
    {
        await StartMailAsync(DatabaseKind.Sqlite);
        await TellAsync(1, Merchant);
        await UntilMailsAsync("SENT");
        // The files carry the machine's time, the clock that of the test.
        var file = Assert.Single(Directory.GetFiles(MailFolder));
        var torn = Path.Combine(MailFolder, ".torn");
        await File.WriteAllTextAsync(torn, "half");
        var other = Path.Combine(MailFolder, "readme.txt");
        await File.WriteAllTextAsync(other, "not ours");
        foreach (var touched in new[] { file, torn, other })
            File.SetLastWriteTimeUtc(touched, Opened.Clock.Now);
        Opened.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Equal(0, (await Opened.RunJobAsync("mail.sweep")).Counts["files"]);
        Opened.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(2, (await Opened.RunJobAsync("mail.sweep")).Counts["files"]);
        Assert.Equal([other], Directory.GetFiles(MailFolder));
        Assert.Single(await MailsAsync());
        Opened.Clock.Advance(TimeSpan.FromDays(23));
        Assert.Equal(1, (await Opened.RunJobAsync("mail.sweep")).Counts["removed"]);
        Assert.Empty(await MailsAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Whoever_has_no_address_gets_no_mail_until_it_is_sent_again(DatabaseKind on)
    {
        await StartMailAsync(on);
        await TellAsync(1, Merchant2);
        var mail = Assert.Single(await UntilMailsAsync("NO_ADDRESS"));
        Know(Merchant2, "Zhou", "zhou@example.com");
        var resent = await AskAsync(Kernel.DemoUsers.Admin, "mutation($id: ID!) { resendMail(input: { mailId: $id }) { mail { status } errors { __typename } } }", new { id = Text(mail, "id") });
        Assert.Equal("WAITING", Text(resent.GetProperty("mail"), "status"));
        await UntilMailsAsync("SENT");
        Assert.Single(Directory.GetFiles(MailFolder));
    }

    [Theory]
    [InlineData("Mail:From", "nobody")]
    [InlineData("Mail:Language", "fr")]
    [InlineData("Mail:Parallel", "0")]
    [InlineData("Mail:Timeout", "00:00:00")]
    [InlineData("Mail:Smtp:Port", "70000")]
    [InlineData("Mail:Smtp:User", "desk")]
    [InlineData("Mail:RetryDelays:0", "-00:00:01")]
    public void Wrong_settings_end_the_start(string name, string value) => Assert.Throws<InvalidOperationException>(() =>
        MailOptions.Load(new ConfigurationBuilder().AddInMemoryCollection([new(name, value)]).Build(), "data"));
}
