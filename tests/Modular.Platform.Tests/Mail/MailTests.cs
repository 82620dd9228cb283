using System.Globalization;
using System.Text.Json;
using Modular.Kernel;
using Modular.Platform.Mail;
using Modular.Platform.Tests.Notifications;

namespace Modular.Platform.Tests.Mail;

/// <summary>Users with addresses that the test makes up.</summary>
internal sealed class Addressees : IAudienceSource
{
    public Dictionary<Guid, MailAddressee> All { get; } = [];

    public Task<IReadOnlyList<IReadOnlySet<Guid>>> FindAsync(IReadOnlyList<Audience> audiences, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<IReadOnlySet<Guid>>>([.. audiences.Select(a => a.Users.ToHashSet())]);

    public Task<IReadOnlyDictionary<Guid, MailAddressee>> AddresseesOfAsync(IReadOnlyCollection<Guid> userIds, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<Guid, MailAddressee>>(All.Where(u => userIds.Contains(u.Key)).ToDictionary());
}

/// <summary>Mails on their way, with real files and a real server (ACC-04).</summary>
public abstract class MailTests : NotificationTests
{
    protected const string Address = "wenbo.li@example.com";

    private readonly Addressees _addressees = new();

    protected string MailFolder => Path.Combine(Opened.Folder, "mail");

    /// <summary>Starts the platform with one user who has an address, and a process that sends.</summary>
    protected async Task StartMailAsync(DatabaseKind on, params (string, string)[] settings)
    {
        Know(Merchant, "李文博", Address, "zh-CN");
        await StartAsync(on, fakes: s => s.AddSingleton<IAudienceSource>(_addressees), settings: settings);
        StartSending();
    }

    protected void StartSending() => Opened.Begin(ActivatorUtilities.CreateInstance<MailWork>(Opened.Services));

    protected void Know(Guid user, string name, string address, string? language = null) =>
        _addressees.All[user] = new(name, address, language is null ? null : CultureInfo.GetCultureInfo(language));

    protected Task TellAsync(int number, params Guid[] users) => RaiseAsync(new Told(Guid.NewGuid(), number, users));

    /// <summary>What became of mails, the newest first.</summary>
    protected async Task<IReadOnlyList<JsonElement>> MailsAsync() =>
        [.. (await AskAsync(DemoUsers.Admin, "{ mailDeliveries(first: 50) { nodes { id recipientId kind status failures error nextAttemptAt finishedAt } } }")).GetProperty("nodes").EnumerateArray()];

    protected Task<IReadOnlyList<JsonElement>> UntilMailsAsync(params string[] statuses) =>
        UntilAsync(MailsAsync, mails => mails.Select(m => Text(m, "status")).Order().SequenceEqual(statuses.Order()));
}
