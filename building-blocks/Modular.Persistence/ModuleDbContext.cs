using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;
using Modular.Persistence.Postgres;

namespace Modular.Persistence;

/// <summary>
/// A module's database: one class a module, with that module's entities only. What every module needs of its rows is settled by convention
/// (typed ids, UTC times, enums as text, versions, the merchant scope), and each save leaves its audit rows.
/// </summary>
/// <remarks>Instances are pooled and belong to one resolver at a time; take them from the container.</remarks>
public abstract partial class ModuleDbContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>The name of the query filter that hides other merchants' rows.</summary>
    public const string MerchantScopeFilter = "MerchantScope";

    private readonly List<AuditNote> _notes = [];
    private readonly HashSet<IRowSeries> _grown = [];
    private ICaller? _caller;
    private IModuleDatabase? _home;

    /// <summary>The transaction that holds all that is written; null where each save commits itself.</summary>
    internal HeldTransaction? Held { get; private set; }

    /// <summary>Where the rows lie; null before the context is first lent.</summary>
    internal ModuleStorage? Storage => _home?.Storage;

    /// <summary>The time for what is written now (UTC, to the microsecond).</summary>
    internal DateTime Now => Home.Clock.GetUtcNow().UtcDateTime;

    /// <summary>Where the module's chain of audit rows begins.</summary>
    internal ChainLink AuditStart => ChainLink.Start(PostgresSchema.NameOf(GetType()));

    /// <summary>The rows of the module that get positions.</summary>
    internal virtual IReadOnlyList<IRowSeries> RowSeries => [AuditChain.Instance];

    /// <summary>Seals and opens sensitive texts; null where the process has no keys, which only work that reads none of them may lack.</summary>
    internal SensitiveCipher? Sensitive { get; private set; }

    /// <summary>What of the module's objects is searched by words; every save keeps it.</summary>
    public virtual IReadOnlyList<SearchIndex> SearchIndexes => [];

    /// <summary>Who reads and writes. Set when the context leaves the pool.</summary>
    /// <exception cref="InvalidOperationException">The context did not come from the container.</exception>
    public ICaller Caller => _caller ?? throw new InvalidOperationException($"{GetType().Name} has no caller: take it from the container.");

    /// <summary>Whether the caller sees the rows of all merchants. For query filters.</summary>
    protected bool SeesAllMerchants => Caller.IsPlatformWide;

    /// <summary>The caller's user id; null for anonymous callers. For query filters.</summary>
    protected Guid? CallerId => Caller.UserId;

    /// <summary>The kind of database that it reads and writes.</summary>
    public DatabaseProvider Provider => ProviderNames.Of(Database.ProviderName);

    private IModuleDatabase Home => _home ?? throw new InvalidOperationException($"{GetType().Name} was not lent: take it from the container.");

    /// <summary>
    /// The rows of all merchants, whoever asks. This is the one place where the merchant scope is lifted: the caller must hold the permission,
    /// and who reads what and why stands in the audit before anything is shown; where that cannot be written, nothing is.
    /// </summary>
    /// <param name="lift">By which permission, and why.</param>
    /// <param name="cancellationToken">Ends the waiting; nothing is shown then.</param>
    /// <exception cref="UnauthorizedAccessException">The caller does not hold the permission; the resolver should have asked for it.</exception>
    public async Task<IQueryable<TEntity>> AcrossMerchantsAsync<TEntity>(ScopeLift lift, CancellationToken cancellationToken) where TEntity : class
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(lift.Reason);
        if (!Caller.Has(lift.Permission))
            throw new UnauthorizedAccessException($"The scope of {typeof(TEntity).Name} is lifted by {lift.Permission}, which the user {Caller.UserId} does not hold.");
        var what = Model.FindEntityType(typeof(TEntity))?.ShortName() ?? typeof(TEntity).Name;
        await NoteInAuditNowAsync(what, "*", AuditAction.ScopeLifted, $"{lift.Permission}: {lift.Reason}", cancellationToken);
        return Set<TEntity>().IgnoreQueryFilters([MerchantScopeFilter]);
    }

    /// <summary>Notes a fact in the audit that is no change of a row; the next save writes it, in its transaction.</summary>
    /// <param name="what">The kind of object that it is about, as the entity is named; at most 100 characters.</param>
    /// <param name="key">The object's key, <c>*</c> where no single one is meant; at most 400 characters.</param>
    /// <param name="action">What happened.</param>
    /// <param name="reason">Why, at most 1000 characters; no sensitive value.</param>
    public void NoteInAudit(string what, string key, AuditAction action, string reason) => _notes.Add(new(what, key, action, reason, null));

    /// <summary>As <see cref="NoteInAudit"/>, at once: for what is read, which no save follows. When it returns, the note is committed.</summary>
    /// <exception cref="InvalidOperationException">A transaction of this context is open. Its end would decide over the note; on SQLite they would wait for each other.</exception>
    public Task NoteInAuditNowAsync(string what, string key, AuditAction action, string reason, CancellationToken cancellationToken) =>
        NoteInAuditNowAsync(new AuditNote(what, key, action, reason, null), cancellationToken);

    internal async Task NoteInAuditNowAsync(AuditNote note, CancellationToken cancellationToken)
    {
        if (Database.CurrentTransaction is not null)
            throw new InvalidOperationException($"{note.Action} of {note.What} is noted before a transaction begins, or with its save (NoteInAudit).");
        await using var own = Home.OpenAny(Caller);
        own._notes.Add(note);
        await own.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The rows of all merchants, for what the machinery does without showing anybody a row: texts that are unique over all merchants, the change of keys.</summary>
    internal static IQueryable<TEntity> Unscoped<TEntity>(IQueryable<TEntity> rows) where TEntity : class => rows.IgnoreQueryFilters();

    /// <summary>Lets all queries until the disposal see the database as it is now, without waiting for the writer or stopping it.</summary>
    public Task<IAsyncDisposable> BeginSnapshotAsync(CancellationToken cancellationToken) =>
        Storage!.BeginSnapshotAsync(Database, cancellationToken);

    /// <summary>
    /// Begins what several saves and bulk updates write together. Use this rather than a transaction of EF Core: a mutation that runs under an
    /// idempotency key is committed with its outcome, and what is begun here is then a part of that.
    /// </summary>
    public async Task<WriteTransaction> BeginWritingAsync(CancellationToken cancellationToken) => Held is null
        ? new(await Database.BeginTransactionAsync(cancellationToken))
        : await WriteTransaction.WithinAsync(Held, cancellationToken);

    /// <summary>From now on nothing is committed before <see cref="HeldTransaction.CommitAsync"/>.</summary>
    internal HeldTransaction HoldCommits() => Held = new(Database);

    internal SensitiveCipher GetSensitive() => Sensitive ?? throw new InvalidOperationException(
        $"{GetType().Name} holds sensitive values, and this process has no keys for them: register a {nameof(KeyRing)}.");

    internal void LendTo(ICaller caller, IModuleDatabase home, SensitiveCipher? sensitive)
    {
        Sensitive = sensitive;
        Held = null;
        _caller = caller;
        _home = home;
        _notes.Clear();
        _grown.Clear();
        // Every save runs in a transaction, and every transaction passes the writer queue.
        Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
    }

    /// <summary>Called after each commit of a transaction of this context, the ones that saves make for themselves included.</summary>
    internal void OnCommitted()
    {
        if (_grown.Count == 0)
            return;
        Home.Grew(_grown);
        _grown.Clear();
    }

    /// <summary>Hides the entity's rows from callers who neither see all merchants nor own the row.</summary>
    /// <param name="modelBuilder">The model.</param>
    /// <param name="isOwn">Whether the row is the caller's own; an instance member of the context may take part.</param>
    protected void ScopeToOwner<TEntity>(ModelBuilder modelBuilder, Expression<Func<TEntity, bool>> isOwn) where TEntity : class
    {
        Expression<Func<bool>> seesAll = () => SeesAllMerchants;
        modelBuilder.Entity<TEntity>().HasQueryFilter(
            MerchantScopeFilter, Expression.Lambda<Func<TEntity, bool>>(Expression.OrElse(seesAll.Body, isOwn.Body), isOwn.Parameters));
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        ModuleConventions.Configure(configurationBuilder, GetType(), Provider);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder) => ModuleConventions.Apply(modelBuilder, GetType(), Provider);
}
