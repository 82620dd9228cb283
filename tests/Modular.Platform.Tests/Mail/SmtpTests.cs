using Modular.Kernel;
using Modular.Platform.Mail;

namespace Modular.Platform.Tests.Mail;

/// <summary>ACC-04: a mail server is handed each mail at least once, under one id, whatever it does; and nothing that a user is called changes who reads it.</summary>
public sealed class SmtpTests : MailTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_server_that_fails_gets_the_same_mail_again_and_none_is_lost_or_doubled(DatabaseKind on)
    {
        const int Mails = 12;
        await using var server = new SmtpReceiver { Answer = n => n > 7 ? SmtpAnswer.Take : (SmtpAnswer)(n % 5) };
        // More tries than there are failures, should one mail meet them all.
        await StartMailAsync(on, [.. server.Settings, .. Enumerable.Range(0, 8).Select(i => ($"Mail:RetryDelays:{i}", "00:00:00"))]);
        for (var i = 1; i <= Mails; i++)
            await TellAsync(i, Merchant);
        // One server error among the first seven is for good.
        await UntilMailsAsync([.. Enumerable.Repeat("SENT", Mails - 1), "PARKED"]);
        var parked = (await MailsAsync()).Single(m => Text(m, "status") == "PARKED");
        Assert.Equal("The server refused it for good (550).", Text(parked, "error"));
        await ResendAsync(Text(parked, "id"));
        await UntilMailsAsync([.. Enumerable.Repeat("SENT", Mails)]);

        var byId = server.Received.ToLookup(r => ParsedMail.Of(r.Data)["Message-ID"], r => r.Data);
        Assert.Equal(Mails, byId.Count);
        // What came twice was taken in silence before, and is the same to the byte.
        Assert.All(byId, same => Assert.Single(same.Distinct()));
        Assert.Equal(Mails + 1, server.Received.Count);
        Assert.All(server.Received, r => Assert.Equal($"RCPT TO:<{Address}>", Assert.Single(r.To)));
    }

    [Theory]
    [InlineData("李\r\nBcc: thief@example.com\r\n\r\nbody", Address)]
    [InlineData("x\nSubject: other", Address)]
    [InlineData("\"a\" <thief@example.com>, b", Address)]
    [InlineData("=?utf-8?b?DQpCY2M6IHRoaWVmQGV4YW1wbGUuY29t?=", Address)]
    [InlineData("\0\u0085\u2028Bcc: thief@example.com", Address)]
    public async Task A_name_changes_neither_headers_nor_readers(string name, string address)
    {
        await using var server = new SmtpReceiver();
        await StartMailAsync(DatabaseKind.Sqlite, server.Settings);
        Know(Merchant, name, address);
        await TellAsync(1, Merchant);
        await UntilMailsAsync("SENT");
        var received = Assert.Single(server.Received);
        var mail = ParsedMail.Of(received.Data);
        Assert.Equal($"RCPT TO:<{address}>", Assert.Single(received.To));
        Assert.Equal(new string([.. name.Select(c => char.IsControl(c) ? ' ' : c)]), mail.To.Name);
        Assert.Equal(
            ["Date", "From", "To", "Message-ID", "Subject", "Auto-Submitted", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"], mail.Headers.Select(h => h.Key));
        Assert.Equal(("Something happened", address), (mail["Subject"], mail.To.Address));
        Assert.StartsWith("It has the number 1", mail.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("li@example.com\r\nBcc: thief@example.com")]
    [InlineData("li@example.com,thief@example.com")]
    [InlineData("li@example.com> RCPT TO:<thief@example.com")]
    [InlineData("li")]
    [InlineData("Li <li@example.com>")]
    public async Task An_address_that_is_none_is_never_written_to(string address)
    {
        await using var server = new SmtpReceiver();
        await StartMailAsync(DatabaseKind.Sqlite, server.Settings);
        Know(Merchant, "Li", address);
        await TellAsync(1, Merchant);
        var mail = Assert.Single(await UntilMailsAsync("PARKED"));
        Assert.Equal("The address is none that can be written to.", Text(mail, "error"));
        Assert.Empty(server.Received);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_fails_again_and_again_is_parked_in_sight_without_the_address(DatabaseKind on)
    {
        await using var server = new SmtpReceiver { Answer = _ => SmtpAnswer.NotNow };
        await StartMailAsync(on, [.. server.Settings, ("Mail:RetryDelays:0", "00:01:00"), ("Mail:RetryDelays:1", "01:00:00")]);
        await TellAsync(1, Merchant);
        foreach (var (failures, delay) in new[] { (1, TimeSpan.FromMinutes(1)), (2, TimeSpan.FromHours(1)) })
        {
            var retrying = Assert.Single(await UntilAsync(MailsAsync, m => m is [var one] && one.GetProperty("failures").GetInt32() == failures));
            Assert.Equal(("RETRYING", Opened.Clock.Now + delay), (Text(retrying, "status"), retrying.GetProperty("nextAttemptAt").GetDateTime().ToUniversalTime()));
            Opened.Clock.Advance(delay);
        }

        var parked = Assert.Single(await UntilMailsAsync("PARKED"));
        Assert.Equal(3, parked.GetProperty("failures").GetInt32());
        Assert.DoesNotContain("example.com", parked.GetRawText(), StringComparison.Ordinal);
        server.Answer = _ => SmtpAnswer.Take;
        Opened.Clock.Advance(TimeSpan.FromDays(2));
        await Task.Delay(300);
        Assert.Empty(server.Received);
        await ResendAsync(Text(parked, "id"));
        await UntilMailsAsync("SENT");
        Assert.Single(server.Received);
        Assert.Equal("AUTH_NOT_AUTHORIZED", (await Opened.ExecuteAsync(Opened.CallerOf(DemoUsers.Supervisor), "{ mailDeliveries { nodes { id } } }")).GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_server_that_says_nothing_costs_its_time_limit_and_an_attempt()
    {
        await using var server = new SmtpReceiver { Answer = n => n == 1 ? SmtpAnswer.Hang : SmtpAnswer.Take };
        await StartMailAsync(DatabaseKind.Sqlite, [.. server.Settings, ("Mail:Timeout", "00:00:01"), ("Mail:RetryDelays:0", "00:00:00")]);
        await TellAsync(1, Merchant);
        await UntilMailsAsync("SENT");
        Assert.Single(server.Received);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_a_process_had_begun_when_it_died_is_sent_by_another_once_its_lease_is_over(DatabaseKind on)
    {
        await using var server = new SmtpReceiver();
        await StartAsync(on, fakes: s => s.AddSingleton<IAudienceSource>(new Addressees { All = { [Merchant] = new("Li", Address, null) } }), settings: server.Settings);
        await TellAsync(1, Merchant);
        await UntilMailsAsync("WAITING");
        var queue = Opened.Services.GetRequiredService<MailQueue>();
        var claimed = Assert.Single(await queue.ClaimAsync(default));
        Assert.Empty(await queue.ClaimAsync(default));

        StartSending();
        await Task.Delay(200);
        Assert.Empty(server.Received);
        Opened.Clock.Advance(TimeSpan.FromMinutes(2));
        await UntilMailsAsync("SENT");
        Assert.Single(server.Received);
        // Were it only slow and not dead, it would change nothing any more.
        await queue.NoteAsync(claimed, new(MailStatus.Parked, "late"), default);
        Assert.Equal("SENT", Text(Assert.Single(await MailsAsync()), "status"));
    }

    private Task<System.Text.Json.JsonElement> ResendAsync(string id) =>
        AskAsync(DemoUsers.Admin, "mutation($id: ID!) { resendMail(input: { mailId: $id }) { mail { status } errors { __typename } } }", new { id });
}
