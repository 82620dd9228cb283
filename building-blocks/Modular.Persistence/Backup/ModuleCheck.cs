using Microsoft.EntityFrameworkCore;
using Modular.Persistence.Postgres;

namespace Modular.Persistence.Backup;

/// <summary>Holds one module's copied rows against what the manifest and the rules of the module say.</summary>
/// <param name="expected">The module in the manifest.</param>
/// <param name="opened">Its rows.</param>
/// <param name="headFile">The head of its audit trail.</param>
/// <param name="keys">The keys that there are.</param>
/// <param name="problems">Where problems go.</param>
internal sealed class ModuleCheck(BackupModule expected, OpenedCopy opened, string headFile, BackupKeys keys, List<string> problems)
{
    private ModuleDbContext Db => opened.Db;

    /// <summary>Checks all of it, and says in a line how far the module had come.</summary>
    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        var known = Db.Database.GetMigrations().ToArray();
        if (expected.Migration.Length > 0 && !known.Contains(expected.Migration))
        {
            problems.Add($"{expected.Name}: its database is newer than this version, which does not know its migration {expected.Migration}");
            return $"{expected.Name}: schema {expected.Migration}";
        }

        if (expected.Migration != known.LastOrDefault())
            return $"{expected.Name}: schema {expected.Migration}, older than this version; its rows were not checked: migrate, and ask verifyAudit then";
        var found = await opened.DescribeAsync(expected.Name, cancellationToken);
        foreach (var (series, wanted) in found.Series.Zip(expected.Series))
        {
            if (series != wanted)
                problems.Add($"{expected.Name}: {series.Rows} {series.Name} up to position {series.Last}, and not {wanted.Rows} up to {wanted.Last}");
            if (series.Rows != series.Last)
                problems.Add($"{expected.Name}: its {series.Name} have gaps, {series.Rows} up to position {series.Last}");
        }

        var audit = await CheckAuditAsync(cancellationToken);
        if (keys.Sensitive is not null && await SealedTable.FindMissingKeyAsync(Db, cancellationToken) is { } missing)
            problems.Add($"{expected.Name}: {missing}");
        return $"{expected.Name}: schema {found.Migration}, {string.Join(", ", found.Series.Select(s => $"{s.Rows} {s.Name}"))}, {audit}";
    }

    private async Task<string> CheckAuditAsync(CancellationToken cancellationToken)
    {
        var isHeadThere = File.Exists(headFile);
        if (keys.Audit is null)
        {
            Add(await ChainVerification.OfRowsAsync(Db, cancellationToken));
            return "audit trail whole, its head not verified";
        }

        var head = isHeadThere ? AuditHead.Read(await File.ReadAllTextAsync(headFile, cancellationToken), PostgresSchema.NameOf(Db.GetType()), keys.Audit) : null;
        var found = await ChainVerification.RunAsync(Db, head, isHeadThere, cancellationToken);
        // An empty trail gets its first head when a host starts.
        if (found is not { Rows: 0, Problem: AuditProblem.HeadMissing })
            Add(found);
        return "audit trail verified";
    }

    private void Add(AuditVerification found)
    {
        if (found.Problem is { } problem)
            problems.Add($"{expected.Name}: the audit trail is not what was written ({problem}{(found.FirstBadPosition is { } at ? $", position {at}" : "")})");
    }
}
