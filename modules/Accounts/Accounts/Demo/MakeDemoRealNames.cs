using Accounts.Model;
using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;

namespace Accounts.Demo;

/// <summary>Hands in real names of two demo users on the first start, where the host asks for demo data (ACC-01): one that waits for a decision, and one that was verified.</summary>
internal sealed class MakeDemoRealNames(ModuleDatabase<AccountsDb> database, Surroundings surroundings, TimeProvider clock) : IModuleStartup
{
    /// <inheritdoc/>
    public string Module => AccountsModule.Name;

    /// <inheritdoc/>
    public int Order => 100;

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!surroundings.IsDevelopment || surroundings.DemoData == DemoData.None)
            return;
        await using var db = database.Open(SystemCaller.Instance);
        if (await db.RealNames.AnyAsync(cancellationToken))
            return;
        var now = clock.GetUtcNow().UtcDateTime;
        var verified = HandedIn(DemoUsers.Merchant2, "31010119900307004", now);
        if (verified.Verify(place: 1, new(DemoUsers.Reviewer.Id), now) is { } refused)
            throw new InvalidOperationException(refused.Message);
        db.AddRange(HandedIn(DemoUsers.Merchant, "11010519800101001", now), verified);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException failure) when (UniqueViolation.IsAny(failure))
        {
            // Another host that starts at this moment has made them.
        }
    }

    private static RealName HandedIn(DemoUser user, string first17, DateTime at)
    {
        var number = ResidentId.Parse(first17 + ResidentId.CheckCharacterOf(first17), DateOnly.FromDateTime(at));
        var check = RealName.Of(new(user.Id));
        if (number.Violation is { } broken)
            throw new InvalidOperationException(broken.Message);
        return check.Submit(user.Name, number.Value, RealNameFinding.NotAsked, at) is { } refused ? throw new InvalidOperationException(refused.Message) : check;
    }
}
