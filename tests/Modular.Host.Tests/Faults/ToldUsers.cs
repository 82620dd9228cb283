namespace Modular.Host.Tests.Faults;

/// <summary>What users must have been told of the journeys (ACC-04): each notice once, each mail once or more, and none for nothing.</summary>
internal sealed class ToldUsers(StoredRows rows, string dataPath)
{
    // Admin and both reviewers decide; admin and supervisor sign for the platform, where admin does it himself.
    private const int Deciders = 3;
    private const int Signers = 2;
    private const int Sides = 2;

    /// <summary>Settings by which what a killed process had begun is sent soon.</summary>
    public static string[] Settings { get; } = ["--Mail:Timeout=00:00:01"];

    /// <summary>Fails unless every event has told those whom it concerns, once, and every mail lies in the folder.</summary>
    public async Task AssertAsync()
    {
        var merchantSigned = await CountAsync(StoredRows.Merchants, """ "Agreements" WHERE "MerchantSignature_At" IS NOT NULL""");
        var platformSigned = await CountAsync(StoredRows.Merchants, """ "Agreements" WHERE "PlatformSignature_At" IS NOT NULL""");
        // Of each paper's decision whoever applies and whoever handed it in are told, by mail where it went back.
        var owners = await EventsAsync("application-approved") + await EventsAsync("application-changes-requested") + await EventsAsync("merchant-activated") + platformSigned + Sides * await DecidedAsync("Rejected");
        var expected = Deciders * await EventsAsync("application-submitted") + Signers * merchantSigned + owners + Sides * await DecidedAsync("Approved");
        var (told, mails, waiting) = (0L, 0L, 0L);
        await Aftermath.UntilAsync(async () =>
        {
            told = await CountAsync(StoredRows.Platform, "\"notifications\"");
            mails = await CountAsync(StoredRows.Platform, "\"mail_deliveries\"");
            waiting = await CountAsync(StoredRows.Platform, "\"mail_deliveries\" WHERE \"Status\" <> 'Sent'");
            return told >= expected && mails >= owners && waiting == 0;
        }, () => $"{told} of {expected} notices, {mails} of {owners} mails, {waiting} of them not sent");
        Assert.Equal((expected, owners), (told, mails));
        Assert.Equal(0, await CountAsync(StoredRows.Platform, "(SELECT 1 FROM \"notifications\" GROUP BY \"RecipientId\", \"Source\", \"Position\", \"Kind\" HAVING count(*) > 1) AS t"));
        Assert.Equal(0, await CountAsync(StoredRows.Platform, "\"inbox\" WHERE \"State\" = 'Parked'"));
        // What tells subscriptions is as many, too.
        Assert.Equal(expected, await CountAsync(StoredRows.Platform, "\"events\" WHERE \"Name\" = 'platform.notification-made'"));
        Assert.Equal(owners, Directory.GetFiles(Path.Combine(dataPath, "mail"), "*.eml").Length);
    }

    private Task<long> EventsAsync(string name) => CountAsync(StoredRows.Merchants, $"\"events\" WHERE \"Name\" = 'merchants.{name}'");

    private Task<long> DecidedAsync(string outcome) => CountAsync(StoredRows.Merchants, $"\"DocumentVersions\" WHERE \"Outcome\" = '{outcome}'");

    private Task<long> CountAsync(string module, string from) => rows.ValueAsync<long>(module, $"SELECT count(*) FROM {from}");
}
