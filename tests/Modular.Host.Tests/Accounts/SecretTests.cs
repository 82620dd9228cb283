using System.Text;

namespace Modular.Host.Tests.Accounts;

/// <summary>Passwords, tokens and logins are left nowhere: not in tables, audit rows, logs or files (ACC-01, DOC-23).</summary>
public sealed class SecretTests
{
    [Fact]
    public async Task A_session_from_its_beginning_to_its_end_leaves_no_secret_behind()
    {
        const string Login = "wang.xiaoming@shop.example", Password = "planted-secret-1", Later = "planted-secret-2", Number = "13912344321", Name = "王小明";
        await using var host = await AccountsHost.StartAsync(DatabaseKind.Sqlite);
        foreach (var login in new[] { Login, Number })
            await host.MutateAsync(null, "register", "accepted", new { login, password = Password, name = Name });
        var first = await host.SignInAsync(Login, Password);
        var refreshed = (await host.MutateAsync(null, "refresh", "signedIn { accessToken refreshToken }", new { refreshToken = first.RefreshToken })).GetProperty("signedIn");
        var viewer = await host.AskAsync(first.AccessToken, "{ viewer { user { name email mobile } roles permissions } }");
        Assert.Equal("w************@shop.example", viewer.Body.GetProperty("data").GetProperty("viewer").GetProperty("user").GetProperty("email").GetString());
        await host.AskAsync(null, $"mutation {{ signIn(input: {{ login: \"{Login}\", password: \"wrong-{Password}\" }}) {{ errors {{ ... on Error {{ code }} }} }} }}");
        var changed = (await host.MutateAsync(
            refreshed.GetProperty("accessToken").GetString(), "changePassword", "signedIn { accessToken refreshToken }", new { currentPassword = Password, newPassword = Later })).GetProperty("signedIn");
        await host.MutateAsync(changed.GetProperty("accessToken").GetString(), "signOut", "done", new { });
        await host.Host.StopAsync();

        string[] secrets =
        [
            Login, Number, Name, Password, Later, first.AccessToken, first.RefreshToken, refreshed.GetProperty("accessToken").GetString()!, refreshed.GetProperty("refreshToken").GetString()!,
            changed.GetProperty("accessToken").GetString()!, changed.GetProperty("refreshToken").GetString()!,
        ];
        var left = Directory.EnumerateFiles(host.Host.DataPath, "*", SearchOption.AllDirectories).ToDictionary(f => f, File.ReadAllBytes);
        Assert.Contains(left, f => Path.GetFileName(f.Key) == "Accounts.db" && f.Value.AsSpan().IndexOf("The review group"u8) >= 0);
        Assert.All(secrets, s => Assert.DoesNotContain(s, host.Host.Output, StringComparison.Ordinal));
        // A mail that waits in the folder names its reader, and nothing else of these.
        foreach (var secret in secrets)
        {
            var places = left.Where(f => secret is not (Login or Name) || !f.Key.EndsWith(".eml", StringComparison.Ordinal));
            Assert.All(places, f => Assert.True(f.Value.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) < 0, $"{secret} is left in {f.Key}."));
        }
    }
}
