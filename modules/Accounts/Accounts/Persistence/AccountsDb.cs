using Accounts.Contracts;
using Accounts.Model;
using Microsoft.EntityFrameworkCore;
using Modular.Messaging;

namespace Accounts.Persistence;

/// <summary>The module's database. Users see themselves; whoever may read accounts sees all, and whoever decides on real names or may reveal them sees those.</summary>
internal sealed class AccountsDb(DbContextOptions<AccountsDb> options) : MessagingDbContext(options)
{
    /// <summary>The name of the query filter that hides other users.</summary>
    public const string OwnAccountFilter = "OwnAccount";

    public DbSet<User> Users => Set<User>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<RefreshRotation> Rotations => Set<RefreshRotation>();

    public DbSet<RoleAssignment> RoleAssignments => Set<RoleAssignment>();

    public DbSet<CustomRole> CustomRoles => Set<CustomRole>();

    public DbSet<Team> Teams => Set<Team>();

    public DbSet<TeamMember> TeamMembers => Set<TeamMember>();

    public DbSet<AdminRoster> AdminRosters => Set<AdminRoster>();

    public DbSet<RealName> RealNames => Set<RealName>();

    public DbSet<DataUse> DataUses => Set<DataUse>();

    public DbSet<DataUseAcknowledgement> DataUseAcknowledgements => Set<DataUseAcknowledgement>();

    public DbSet<Erasure> Erasures => Set<Erasure>();

    public DbSet<DataExport> DataExports => Set<DataExport>();

    private bool SeesAllRealNames => Caller.Has(AccountsPermissions.VerifyNames, null) || Caller.Has(AccountsPermissions.RevealNames, null);

    private bool SeesAllUsers => Caller.Has(AccountsPermissions.Read, null) || Caller.Has(AccountsPermissions.ManageUsers, null) || SeesAllRealNames || SeesErasures;

    private bool SeesErasures => Caller.Has(AccountsPermissions.Erase, null);

    private bool IsSystem => ReferenceEquals(Caller, Modular.Persistence.SystemCaller.Instance);

    private UserId Self => new(CallerId ?? Guid.Empty);

    /// <summary>Whether the caller sees the user's real name, or that there is none.</summary>
    public bool SeesRealNameOf(UserId user) => SeesAllRealNames || user == Self;

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.ApplyConfiguration(new Modular.Persistence.AttemptCounterConfiguration());
        modelBuilder.Entity<User>().HasQueryFilter(OwnAccountFilter, u => SeesAllUsers || u.Id == Self);
        modelBuilder.Entity<RealName>().HasQueryFilter(OwnAccountFilter, r => SeesAllRealNames || r.UserId == Self);
        modelBuilder.Entity<Erasure>().HasQueryFilter(OwnAccountFilter, e => SeesErasures || e.UserId == Self);
        // Whatever somebody may do: a copy is for the person whose data it holds.
        modelBuilder.Entity<DataExport>().HasQueryFilter(OwnAccountFilter, e => IsSystem || e.UserId == Self);
    }
}
