using System.Text.Json;
using Accounts.Model;
using Accounts.Persistence;
using Accounts.SignIn;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence;

namespace Accounts.Privacy;

/// <summary>What the module holds of its users (ACC-03): who they are, what they may do, their sessions, the copies of their data.</summary>
internal sealed class UserData(ModuleDatabase<AccountsDb> database, SignInLimits limits, OrphanSweep files, TimeProvider clock) : IPersonalData
{
    /// <inheritdoc/>
    public string Module => AccountsModule.Name;

    /// <inheritdoc/>
    public async Task ExportAsync(Guid userId, Utf8JsonWriter json, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var id = new Contracts.UserId(userId);
        json.WriteStartObject();
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, cancellationToken) is { } user)
            Write(json, user);
        if (await db.RealNames.AsNoTracking().SingleOrDefaultAsync(r => r.UserId == id, cancellationToken) is { } realName)
            Write(json, realName);
        json.WriteStartArray("roles");
        foreach (var role in await db.RoleAssignments.AsNoTracking().Where(a => a.UserId == id).OrderBy(a => a.Role).ThenBy(a => a.Id).ToListAsync(cancellationToken))
        {
            json.WriteStartObject();
            json.WriteString("role", role.Role);
            if (role.MerchantId is { } merchant)
                json.WriteString("merchantId", merchant);
            json.WriteString("since", role.AssignedAt);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("teams");
        foreach (var team in await db.TeamMembers.AsNoTracking().Where(m => m.UserId == id).OrderBy(m => m.Team).Select(m => m.Team).ToListAsync(cancellationToken))
            json.WriteStringValue(team);
        json.WriteEndArray();
        json.WriteStartArray("sessions");
        foreach (var session in await db.Sessions.AsNoTracking().Where(s => s.UserId == id).OrderBy(s => s.StartedAt).ThenBy(s => s.Id).ToListAsync(cancellationToken))
        {
            json.WriteStartObject();
            json.WriteString("startedAt", session.StartedAt);
            json.WriteString("expiresAt", session.ExpiresAt);
            if (session.EndedAt is { } ended)
                json.WriteString("endedAt", ended);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<KeptData>> EraseAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var id = new Contracts.UserId(userId);
        if (await db.Users.SingleOrDefaultAsync(u => u.Id == id, cancellationToken) is not { } user)
            return [];
        if (user.Login is { } login)
            await limits.ForgetAsync(login.Value, cancellationToken);
        var released = new List<string>();
        await using (var writing = await db.BeginWritingAsync(cancellationToken))
        {
            user.Erase(clock.GetUtcNow().UtcDateTime);
            db.RemoveRange(await db.RealNames.Where(r => r.UserId == id).ToListAsync(cancellationToken));
            db.RemoveRange(await db.RoleAssignments.Where(a => a.UserId == id).ToListAsync(cancellationToken));
            db.RemoveRange(await db.TeamMembers.Where(m => m.UserId == id).ToListAsync(cancellationToken));
            foreach (var copy in await db.DataExports.Where(e => e.UserId == id && e.Status != DataExportStatus.Expired).ToListAsync(cancellationToken))
            {
                if (copy.Expire() is { } file)
                    released.Add(file);
            }

            await db.SaveChangesAsync(cancellationToken);
            await db.ForgetPersonAsync(userId, cancellationToken);
            await writing.CommitAsync(cancellationToken);
        }

        await files.RemoveReleasedAsync(released, cancellationToken);
        return [];
    }

    /// <inheritdoc/>
    public string ReasonOf(string code) => throw new ArgumentException($"Nothing is kept here for {code}.", nameof(code));

    private static void Write(Utf8JsonWriter json, User user)
    {
        json.WriteString("id", user.Id.Value);
        json.WriteString("name", user.Name.Open());
        json.WriteString("email", user.Email?.Open());
        json.WriteString("mobile", user.Mobile?.Open());
        json.WriteString("language", user.Language);
        json.WriteString("status", StateName.Of(user.Status));
        json.WriteString("statusReason", user.StatusReason?.Open());
        json.WriteString("registeredAt", user.RegisteredAt);
    }

    private static void Write(Utf8JsonWriter json, RealName realName)
    {
        json.WriteStartObject("realName");
        json.WriteString("status", StateName.Of(realName.Status));
        json.WriteString("name", realName.Name.Open());
        json.WriteString("idCard", realName.IdCard.Open());
        json.WriteString("reason", realName.Reason);
        json.WriteEndObject();
    }
}
