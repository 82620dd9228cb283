using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

#pragma warning disable EF1002 // Names come of the model, delimited; values are parameters.

namespace Modular.Persistence;

/// <summary>A table with sealed columns: under which keys they lie, and how they get to the newest.</summary>
internal abstract class SealedTable
{
    /// <summary>The tables of a module that have sealed columns.</summary>
    public static IEnumerable<SealedTable> AllOf(ModuleDbContext db) => db.Model.GetEntityTypes()
        .Where(e => SealedColumns.Of(e).Count > 0)
        .Select(e => (SealedTable)Activator.CreateInstance(typeof(SealedTable<>).MakeGenericType(e.ClrType), db, e)!);

    /// <summary>What is wrong with the keys of any of them; null where nothing is.</summary>
    public static async Task<string?> FindMissingKeyAsync(ModuleDbContext db, CancellationToken cancellationToken)
    {
        foreach (var table in AllOf(db))
        {
            if (await table.FindMissingKeyAsync(cancellationToken) is { } problem)
                return problem;
        }

        return null;
    }

    /// <summary>What is wrong with the keys; null where nothing is.</summary>
    public abstract Task<string?> FindMissingKeyAsync(CancellationToken cancellationToken);

    /// <summary>Seals everything anew that lies under older keys.</summary>
    public abstract Task<int> RotateAsync(List<string> damaged, CancellationToken cancellationToken);
}

/// <inheritdoc/>
internal sealed class SealedTable<TEntity>(ModuleDbContext db, IEntityType entity) : SealedTable where TEntity : class
{
    private const int Batch = 200;

    /// <summary>Of a key that opens none of so many values, it is said that it is another one.</summary>
    private const int Samples = 3;

    private readonly SensitiveCipher _cipher = db.GetSensitive();
    private readonly SealedColumns _columns = SealedColumns.Of(entity);
    private readonly ISqlGenerationHelper _sql = db.GetService<ISqlGenerationHelper>();

    private string Table => _sql.DelimitIdentifier(entity.GetTableName()!, entity.GetSchema());

    private IReadOnlyList<IProperty> Key => entity.FindPrimaryKey()!.Properties;

    /// <inheritdoc/>
    public override async Task<string?> FindMissingKeyAsync(CancellationToken cancellationToken)
    {
        foreach (var column in _columns)
        {
            var prefixes = await db.Database.SqlQueryRaw<byte[]>(
                $"SELECT DISTINCT {Prefix(column)} AS \"Value\" FROM {Table} WHERE length({Name(column.Property)}) > 0").ToListAsync(cancellationToken);
            foreach (var prefix in prefixes)
            {
                if (RingCipher.KeyIdOf(prefix) is not { } id || _cipher.Ring.Find(id) is null)
                    return $"sensitive values ({column.Name}) are encrypted with the key {RingCipher.KeyIdOf(prefix)}, which is not there";
                var samples = await ModuleDbContext.Unscoped(db.Set<TEntity>().FromSqlRaw($"SELECT * FROM {Table} WHERE {Prefix(column)} = {{0}} LIMIT {Samples}", prefix))
                    .AsNoTracking().ToListAsync(cancellationToken);
                if (samples.Count > 0 && !samples.Any(s => Opens(column, s)))
                    return $"sensitive values ({column.Name}) do not open with the key {id}, which is not the one that they were encrypted with";
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public override async Task<int> RotateAsync(List<string> damaged, CancellationToken cancellationToken)
    {
        var rotated = 0;
        TEntity? last = null;
        while (true)
        {
            var rows = await ReadAsync(last, cancellationToken);
            if (rows.Count == 0)
                return rotated;
            last = rows[^1];
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            foreach (var row in rows)
                rotated += await SealAnewAsync(row, damaged, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
    }

    private static bool Opens(SealedColumn column, TEntity row)
    {
        try
        {
            column.Of(row)?.Open();
            return true;
        }
        catch (DamagedValueException)
        {
            return false;
        }
    }

    // In the order of the key, so that what cannot be opened is met once.
    private async Task<List<TEntity>> ReadAsync(TEntity? after, CancellationToken cancellationToken)
    {
        using var maker = db.Database.GetDbConnection().CreateCommand();
        var parameters = new List<DbParameter> { Parameter(maker, "@newest", _cipher.NewestPrefix) };
        var keys = string.Join(", ", Key.Select(Name));
        var older = string.Join(" OR ", _columns.Select(c => $"(length({Name(c.Property)}) > 0 AND {Prefix(c)} <> @newest)"));
        var later = "";
        if (after is not null)
        {
            parameters.AddRange(Key.Select((p, i) => Parameter(maker, $"@k{i}", p, p.GetGetter().GetClrValue(after))));
            later = $" AND ({keys}) > ({string.Join(", ", Key.Select((_, i) => $"@k{i}"))})";
        }

        return await ModuleDbContext.Unscoped(db.Set<TEntity>().FromSqlRaw($"SELECT * FROM {Table} WHERE ({older}){later} ORDER BY {keys} LIMIT {Batch}", [.. parameters]))
            .AsNoTracking().ToListAsync(cancellationToken);
    }

    // A value that somebody has changed since it was read is left: it is under the newest key already.
    private async Task<int> SealAnewAsync(TEntity row, List<string> damaged, CancellationToken cancellationToken)
    {
        var changed = 0;
        foreach (var column in _columns)
        {
            if (column.Of(row) is not { IsEmpty: false } text || text.ToStored().AsSpan().StartsWith(_cipher.NewestPrefix))
                continue;
            if (!Opens(column, row))
            {
                damaged.Add($"{_columns.PlaceOf(column, row)}");
                continue;
            }

            using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
            var index = column.IndexProperty;
            command.CommandText = $"UPDATE {Table} SET {Name(column.Property)} = @new{(index is null ? "" : $", {Name(index)} = @index")} "
                + $"WHERE {string.Join(" AND ", Key.Select((p, i) => $"{Name(p)} = @k{i}"))} AND {Name(column.Property)} = @old";
            command.Parameters.Add(Parameter(command, "@new", _cipher.Seal(text.Open(), _columns.PlaceOf(column, row))));
            command.Parameters.Add(Parameter(command, "@old", text.ToStored()));
            if (index is not null)
                command.Parameters.Add(Parameter(command, "@index", _cipher.IndexOf(column.Name, text.Open())));
            foreach (var (i, p) in Key.Index())
                command.Parameters.Add(Parameter(command, $"@k{i}", p, p.GetGetter().GetClrValue(row)));
            changed += await command.ExecuteNonQueryAsync(cancellationToken);
        }

        return Math.Min(changed, 1);
    }

    private string Prefix(SealedColumn column) => $"substr({Name(column.Property)}, 1, {RingCipher.PrefixLength})";

    private string Name(IProperty property) =>
        _sql.DelimitIdentifier(property.GetColumnName(StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema()))!);

    private static DbParameter Parameter(DbCommand command, string name, IProperty property, object? value) =>
        property.GetRelationalTypeMapping().CreateParameter(command, name, value);

    private static DbParameter Parameter(DbCommand command, string name, byte[] value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        return parameter;
    }
}
