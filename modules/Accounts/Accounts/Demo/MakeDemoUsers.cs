using Accounts.Contracts;
using Accounts.Model;
using Accounts.Passwords;
using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;

namespace Accounts.Demo;

/// <summary>Makes the demo users in Development, where they are not there yet: <c>{key}@demo.example</c>, all with one password.</summary>
internal sealed class MakeDemoUsers(ModuleDatabase<AccountsDb> database, PasswordVault passwords, Surroundings surroundings, TimeProvider clock) : IModuleStartup
{
    /// <summary>The password of all demo users.</summary>
    public const string Password = "modular-demo";

    /// <inheritdoc/>
    public string Module => AccountsModule.Name;

    /// <inheritdoc/>
    public int Order => 60;

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!surroundings.IsDevelopment)
            return;
        await using var db = database.Open(SystemCaller.Instance);
        UserId[] all = [.. DemoUsers.All.Select(u => new UserId(u.Id))];
        var there = await db.Users.AsNoTracking().Where(u => all.Contains(u.Id)).Select(u => u.Id).ToListAsync(cancellationToken);
        var missing = DemoUsers.All.Where(u => !there.Contains(new(u.Id))).ToList();
        if (missing.Count == 0)
            return;
        // One hash for all: the password is in the documentation, and each would cost a tenth of a second.
        var (now, hash) = (clock.GetUtcNow().UtcDateTime, await passwords.HashAsync(Password, cancellationToken));
        foreach (var user in missing)
        {
            var id = new UserId(user.Id);
            db.Add(User.Register(id, user.Name, new($"{user.Key}@demo.example", true), hash, now));
            db.Add(new RoleAssignment { Id = Guid.CreateVersion7(), UserId = id, Role = user.Role, AssignedAt = now });
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException failure) when (UniqueViolation.IsAny(failure))
        {
            // Another host that starts at this moment has made them.
        }
    }
}

/// <summary>Where the module runs.</summary>
/// <param name="IsDevelopment">Whether in Development.</param>
/// <param name="DemoData">How much demo data is wanted.</param>
internal sealed record Surroundings(bool IsDevelopment, DemoData DemoData);
