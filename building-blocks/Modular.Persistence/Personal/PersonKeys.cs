using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Modular.Persistence;

/// <summary>The keys of persons in one module's database (ACC-03).</summary>
public static class PersonKeys
{
    private const string Columns = "(\"PersonId\", \"Key\", \"ForgottenAt\")";

    /// <summary>
    /// Forgets the key of a person, within the transaction that is open: nobody can open any more what the module's audit rows hold of that person, whose
    /// chain stays as it is. The personal columns of the rows themselves are to be overwritten before. It may be done again, and where there never was a key.
    /// </summary>
    /// <param name="db">The module's database.</param>
    /// <param name="person">The person's user id.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public static Task ForgetPersonAsync(this ModuleDbContext db, Guid person, CancellationToken cancellationToken) => WriteAsync(
        db, new() { PersonId = person, ForgottenAt = db.Now },
        $"INSERT INTO {TableIn(db)} AS k {Columns} VALUES ({{0}}, {{1}}, {{2}}) ON CONFLICT (\"PersonId\") DO UPDATE SET \"Key\" = excluded.\"Key\", \"ForgottenAt\" = coalesce(k.\"ForgottenAt\", excluded.\"ForgottenAt\")",
        cancellationToken);

    /// <summary>The keys of those persons whose values the save writes into audit rows; most saves write none.</summary>
    internal static async Task<KeysOfSave> OfSaveAsync(ModuleDbContext db, CancellationToken cancellationToken)
    {
        if (db.Model.FindEntityType(typeof(PersonKey)) is null)
            return KeysOfSave.None;
        HashSet<Guid> persons = [.. db.ChangeTracker.Entries().Select(e => PersonalColumns.Of(e.Metadata).PersonIn(e)).OfType<Guid>()];
        if (persons.Count == 0)
            return KeysOfSave.None;
        var keys = await FindAsync(db, persons, cancellationToken);
        if (keys.Count == persons.Count)
            return new(keys, null);
        // Made with the save or not at all.
        var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        try
        {
            return new(await MakeAsync(db, persons, keys, cancellationToken), transaction);
        }
        catch
        {
            if (transaction is not null)
                await transaction.DisposeAsync();
            throw;
        }
    }

    /// <summary>The keys of those persons that have one or had one; null where it is forgotten. Always of now: a key that was forgotten elsewhere is forgotten here.</summary>
    internal static async Task<Dictionary<Guid, byte[]?>> FindAsync(ModuleDbContext db, IReadOnlyCollection<Guid> persons, CancellationToken cancellationToken)
    {
        var ids = persons.ToList();
        var found = await db.Set<PersonKey>().AsNoTracking().Where(k => ids.Contains(k.PersonId)).ToListAsync(cancellationToken);
        return found.ToDictionary(k => k.PersonId, k => k.Bytes);
    }

    private static async Task<Dictionary<Guid, byte[]?>> MakeAsync(
        ModuleDbContext db, HashSet<Guid> persons, Dictionary<Guid, byte[]?> keys, CancellationToken cancellationToken)
    {
        foreach (var person in persons.Where(p => !keys.ContainsKey(p)).Order().ToList())
        {
            var made = PersonKey.New(person);
            if (await WriteAsync(db, made, $"INSERT INTO {TableIn(db)} {Columns} VALUES ({{0}}, {{1}}, NULL) ON CONFLICT (\"PersonId\") DO NOTHING", cancellationToken) > 0)
                keys[person] = made.Bytes;
        }

        // Of two who make one at the same moment, the second takes that of the first.
        return keys.Count == persons.Count ? keys : await FindAsync(db, persons, cancellationToken);
    }

    private static string TableIn(ModuleDbContext db)
    {
        var type = db.Model.FindEntityType(typeof(PersonKey))!;
        return db.GetService<ISqlGenerationHelper>().DelimitIdentifier(type.GetTableName()!, type.GetSchema());
    }

    // Past the change tracker: a key that somebody else has made meanwhile must not end the save that needs it.
    private static Task<int> WriteAsync(ModuleDbContext db, PersonKey key, string sql, CancellationToken cancellationToken)
    {
        var columns = SealedColumns.Of(db.Model.FindEntityType(typeof(PersonKey))!);
        var stored = key.Key.At(db.GetSensitive(), columns.PlaceOf(columns[0], key)).ToStored();
        return db.Database.ExecuteSqlRawAsync(sql, key.ForgottenAt is { } at ? [key.PersonId, stored, at] : [key.PersonId, stored], cancellationToken);
    }
}
