using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Platform.Notifications;
using Modular.Platform.Persistence;

namespace Modular.Platform.Tests.Notifications;

/// <summary>The platform with what one module declares, as front ends see it.</summary>
public abstract class NotificationTests : PlatformTests
{
    protected static readonly Guid Merchant = DemoUsers.Merchant.Id;
    protected static readonly Guid Merchant2 = DemoUsers.Merchant2.Id;

    protected Faults Faults => Opened.Services.GetRequiredService<Faults>();

    protected Shelf Shelf => Opened.Services.GetRequiredService<Shelf>();

    /// <summary>Starts the platform, with so many processes that tell users of events.</summary>
    protected async Task StartAsync(DatabaseKind on, int processes = 1, Action<IServiceCollection>? fakes = null, params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>
        {
            ["Messaging:Poll"] = "00:00:00.050", ["Messaging:FirstRetry"] = "00:00:00", ["Messaging:MaxTries"] = "3", ["Mail:Poll"] = "00:00:00.050",
        };
        foreach (var (name, value) in settings)
            all[name] = value;
        await UseAsync(on, new()
        {
            Settings = all,
            Types = [typeof(Things)],
            Fakes = services =>
            {
                services.AddSingleton<Faults>().AddSingleton<Shelf>().AddSingleton(DeskNotices.Plain).AddSingleton(DeskNotices.Security)
                    .AddSingleton(new Permission(DeskNotices.Permission, "Reads.", Roles.Reviewer));
                var own = typeof(DeskNotices).Assembly;
                NoticeSource.AddTo(services, new(own.GetName().Name!, own, new ConfigurationBuilder().Build(), "", IsDevelopment: true));
                fakes?.Invoke(services);
            },
        });
        await Opened.StartUpAsync();
        for (var i = 0; i < processes; i++)
            StartProcess();
    }

    /// <summary>Begins to tell users of events as a further process would: with a memory of its own, over the same database.</summary>
    protected void StartProcess() => Opened.Begin(new NotificationWork(NotificationWork.MakeInbox(Opened.Services, Opened.Services.GetRequiredService<MessagingOptions>())));

    /// <summary>What is asked for of an object, by a user; an error fails the test.</summary>
    protected Task<JsonElement> AskAsync(DemoUser user, string document, object? variables = null) => PayloadAsync(Opened.CallerOf(user), document, variables);

    protected async Task<int> UnreadAsync(DemoUser user) => (await AskAsync(user, "{ unreadNotificationCount }")).GetInt32();

    /// <summary>The newest notifications of a user, the newest first.</summary>
    protected async Task<IReadOnlyList<JsonElement>> InboxAsync(DemoUser user, string where = "{}") => [.. (await AskAsync(user,
        $"{{ notifications(first: 50, where: {where}) {{ nodes {{ id kind title text arguments {{ name value }} subject {{ id }} readAt happenedAt createdAt }} }} }}"))
        .GetProperty("nodes").EnumerateArray()];

    /// <summary>All that was written for anybody.</summary>
    internal async Task<IReadOnlyList<Notification>> StoredAsync()
    {
        await using var db = Opened.OpenDatabase<PlatformDb>();
        return await db.Notifications.AsNoTracking().OrderBy(n => n.CreatedAt).ThenBy(n => n.Id).ToListAsync();
    }

    /// <summary>Marks as read; gives the payload.</summary>
    protected Task<JsonElement> MarkAsync(DemoUser user, object input) => AskAsync(user,
        "mutation($input: MarkNotificationsReadInput!) { markNotificationsRead(input: $input) { read { count unreadCount } errors { __typename ... on Error { message code } ... on InvalidInputError { field rule } ... on NotFoundError { id } } } }",
        new { input });

    /// <summary>Chooses; gives the payload.</summary>
    protected Task<JsonElement> ChooseAsync(DemoUser user, string kind, string channel, bool isOn) => AskAsync(user,
        "mutation($input: SetNotificationPreferenceInput!) { setNotificationPreference(input: $input) { preference { kind channel isOn canChange } errors { ... on InvalidInputError { field rule } } } }",
        new { input = new { kind, channel, isOn } });

    protected static string Text(JsonElement element, string property) => element.GetProperty(property).GetString()!;
}
