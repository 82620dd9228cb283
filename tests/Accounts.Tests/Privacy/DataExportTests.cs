using System.Text.Json;
using Accounts.Model;
using Accounts.Persistence;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;
using static Accounts.Tests.AccountsFront;

namespace Accounts.Tests.Privacy;

/// <summary>Users get a copy of all that is held of them, in all modules, for themselves alone and for a time (ACC-03).</summary>
public sealed class DataExportTests : ModuleTests<AccountsModule>
{
    private const string Fields = "id status length expiresAt downloadUrl";

    [Theory, OnSqlite, OnPostgres]
    public async Task A_copy_holds_what_all_modules_know_for_its_owner_alone_until_it_expires(DatabaseKind on)
    {
        var other = new OtherModule();
        var setup = Setup();
        var front = new AccountsFront(await UseAsync(on, setup with { Fakes = s =>
        {
            setup.Fakes(s);
            s.AddSingleton<IPersonalData>(other);
        } }));
        var (id, stranger) = (await front.NewUserAsync("li@example.com"), await front.NewUserAsync("stranger@example.com"));
        other.Kept[id] = "青青子衿";
        var me = (await front.CallerAsync(id))!.Caller;
        var them = (await front.CallerAsync(stranger))!.Caller with { IsPlatformWide = true, Permissions = [.. AccountsPermissions.All.Select(p => p.Name)] };

        var asked = (await AskAsync(me));
        Assert.Equal(("WAITING", JsonValueKind.Null), (asked.GetProperty("status").GetString(), asked.GetProperty("downloadUrl").ValueKind));
        Assert.Equal(asked.GetProperty("id").GetString(), (await AskAsync(me)).GetProperty("id").GetString());
        Assert.Equal(1, (await Opened.RunJobAsync("accounts.export")).Counts["made"]);

        var export = (await OneAsync(me, asked.GetProperty("id").GetString()!))!.Value;
        Assert.Equal("READY", export.GetProperty("status").GetString());
        var content = await ReadAsync(export.GetProperty("downloadUrl").GetString()!, id);
        Assert.Equal("li@example.com", content.GetProperty("Accounts").GetProperty("email").GetString());
        Assert.Equal("李文博", content.GetProperty("Accounts").GetProperty("name").GetString());
        Assert.Equal(Roles.Merchant, content.GetProperty("Accounts").GetProperty("roles")[0].GetProperty("role").GetString());
        Assert.Equal("青青子衿", content.GetProperty("Other").GetProperty("note").GetString());

        Assert.Null(await OneAsync(them, asked.GetProperty("id").GetString()!));
        Assert.Equal(0, (await Opened.ExecuteAsync(them, "{ myDataExports { totalCount } }")).GetProperty("data").GetProperty("myDataExports").GetProperty("totalCount").GetInt32());

        var file = Opened.Services.GetRequiredService<FileStore>();
        await using var db = Opened.OpenDatabase<AccountsDb>();
        var sha256 = db.DataExports.Single().Sha256!;
        Assert.True(file.Contains(sha256));
        Opened.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(1, (await Opened.RunJobAsync("accounts.export")).Counts["expired"]);
        Assert.False(file.Contains(sha256));
        Assert.Equal("EXPIRED", (await OneAsync(me, asked.GetProperty("id").GetString()!))!.Value.GetProperty("status").GetString());
        Assert.NotEqual(asked.GetProperty("id").GetString(), (await AskAsync(me)).GetProperty("id").GetString());
    }

    private async Task<JsonElement> AskAsync(TestCaller me) =>
        (await Opened.ExecuteAsync(me, $"mutation {{ exportMyData {{ export {{ {Fields} }} }} }}")).GetProperty("data").GetProperty("exportMyData").GetProperty("export");

    private async Task<JsonElement?> OneAsync(TestCaller caller, string id)
    {
        var found = (await Opened.ExecuteAsync(caller, $$"""query($id: ID!) { myDataExport(id: $id) { {{Fields}} } }""", new { id })).GetProperty("data").GetProperty("myDataExport");
        return found.ValueKind == JsonValueKind.Null ? null : found;
    }

    private async Task<JsonElement> ReadAsync(string path, Guid user)
    {
        var link = Opened.Services.GetRequiredService<FileLinks>().Open(path["/files/".Length..])!;
        Assert.Equal(("application/json", (Guid?)user), (link.MediaType, link.IssuedTo));
        await using var content = Opened.Services.GetRequiredService<FileStore>().OpenRead(link.Sha256);
        return await JsonSerializer.DeserializeAsync<JsonElement>(content);
    }
}

