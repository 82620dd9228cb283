using Microsoft.EntityFrameworkCore;

namespace Modular.Persistence.Tests.Audit;

/// <summary>Whoever changes the audit past the product is found, and the first bad row named.</summary>
public sealed class TamperTests
{
    private const int Rows = 12;

    private static readonly Dictionary<string, (string[] Statements, AuditProblem? Problem, long? Position)> Tampered = new()
    {
        ["nothing"] = ([], null, null),
        ["the id"] = (Edit("\"Id\" = 99"), AuditProblem.Edited, 5),
        ["the time"] = (Edit("\"At\" = '2026-01-01 00:00:00'"), AuditProblem.Edited, 5),
        ["the actor"] = (Edit("\"ActorId\" = 'D0000000-0000-4000-8000-000000000001'"), AuditProblem.Edited, 5),
        ["the object"] = (Edit("\"What\" = 'People'"), AuditProblem.Edited, 5),
        ["the key"] = (Edit("\"Key\" = '1'"), AuditProblem.Edited, 5),
        ["the action"] = (Edit("\"Action\" = 'Deleted'"), AuditProblem.Edited, 5),
        ["the values before"] = (Edit("\"Before\" = '{{}}'"), AuditProblem.Edited, 5),
        ["the values after"] = (Edit("\"After\" = NULL"), AuditProblem.Edited, 5),
        ["the trace"] = (Edit("\"CorrelationId\" = ''"), AuditProblem.Edited, 5),
        ["the reason"] = (Edit("\"Reason\" = 'none'"), AuditProblem.Edited, 5),
        ["the hash"] = (Edit("\"Hash\" = (SELECT b.\"Hash\" FROM audit AS b WHERE b.\"Position\" = 4)"), AuditProblem.Edited, 5),
        ["the last row"] = (["UPDATE audit SET \"Key\" = '1' WHERE \"Position\" = 12"], AuditProblem.Edited, 12),
        ["a position"] = (Edit("\"Position\" = 20"), AuditProblem.Missing, 5),
        ["a row deleted"] = (["DELETE FROM audit WHERE \"Position\" = 5"], AuditProblem.Missing, 5),
        ["the first row deleted"] = (["DELETE FROM audit WHERE \"Position\" = 1"], AuditProblem.Missing, 1),
        ["a row deleted and the gap closed"] = (["DELETE FROM audit WHERE \"Position\" = 5", .. Shift(-1)], AuditProblem.Edited, 5),
        ["the tail cut off"] = (["DELETE FROM audit WHERE \"Position\" > 9"], AuditProblem.CutOff, 10),
        ["everything deleted"] = (["DELETE FROM audit "], AuditProblem.CutOff, 1),
        ["a row unsealed"] = (Edit("\"Position\" = NULL"), AuditProblem.Missing, 5),
        ["two neighbours swapped"] = (Swap(5, 6), AuditProblem.Reordered, 5),
        ["two rows swapped"] = (Swap(5, 9), AuditProblem.Reordered, 5),
        ["a row inserted"] = (
        [
            .. Shift(1),
            "INSERT INTO audit (\"Id\", \"Position\", \"At\", \"What\", \"Key\", \"Action\", \"Hash\") SELECT 77, 5, a.\"At\", 'Person', '1', 'Created', a.\"Hash\" FROM audit AS a WHERE a.\"Position\" = 4",
        ], AuditProblem.Inserted, 5),
    };

    public static IEnumerable<object[]> Cases =>
        from what in Tampered.Keys
        from kind in Enum.GetValues<DatabaseKind>()
        where kind == DatabaseKind.Sqlite || Requirement.SkipWithoutPostgres is null
        select new object[] { kind, what };

    [Theory, MemberData(nameof(Cases))]
    public async Task Tampering_is_found_and_the_first_bad_row_is_named(DatabaseKind on, string what)
    {
        await using var register = await RegisterWithRowsAsync(on);
        var (statements, problem, position) = Tampered[what];
        // PostgreSQL moves rows one after the other as well, so their unique index would be in the way; whoever tampers takes it off.
        await register.TamperAsync([.. on == DatabaseKind.Postgres ? statements.Select(Typed) : statements]);

        var found = await register.VerifyAsync();
        Assert.Equal((problem, position, problem is null), (found.Problem, found.FirstBadPosition, found.IsValid));

        // After a restart as well, when only the file knows of the head.
        await register.RestartAsync();
        found = await register.VerifyAsync();
        Assert.Equal((problem, position), (found.Problem, found.FirstBadPosition));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_chain_that_was_computed_anew_is_not_the_one_that_was_signed(DatabaseKind on)
    {
        await using var register = await RegisterWithRowsAsync(on);
        await ForgeChainAsync(register, firstKey: "another");
        var found = await register.VerifyAsync();
        Assert.Equal((AuditProblem.Replaced, Rows), (found.Problem, (int?)found.FirstBadPosition));

        // What comes after it is not signed.
        await register.AddAsync("later");
        Assert.Equal(AuditProblem.Replaced, (await register.VerifyAsync()).Problem);
        await register.RestartAsync(KeyRing.Parse(KeyRing.NewLine("1")));
        Assert.Equal(AuditProblem.HeadForged, (await register.VerifyAsync()).Problem);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_head_that_is_missing_forged_or_put_back_is_found(DatabaseKind on)
    {
        await using var register = await Register.OnAsync(on);
        await register.AddAsync("first");
        await register.VerifyAsync();
        var old = await File.ReadAllTextAsync(register.HeadFile);
        await register.AddAsync("second");
        Assert.True((await register.VerifyAsync()) is { IsValid: true, Rows: 2, Unsealed: 0 });

        await File.WriteAllTextAsync(register.HeadFile, old);
        Assert.Equal((AuditProblem.HeadOutdated, 2), await FoundAsync());
        // Behind by the last moments before a crash: the next start goes on from there.
        await register.RestartAsync();
        Assert.True((await register.VerifyAsync()).IsValid);

        var head = await File.ReadAllTextAsync(register.HeadFile);
        await File.WriteAllTextAsync(register.HeadFile, head.Replace("\"position\":2", "\"position\":1", StringComparison.Ordinal));
        Assert.Equal((AuditProblem.HeadForged, null), await FoundAsync());
        File.Delete(register.HeadFile);
        Assert.Equal((AuditProblem.HeadMissing, null), await FoundAsync());
        // Nobody signs what nobody can vouch for.
        await register.RestartAsync();
        Assert.Equal((AuditProblem.HeadMissing, null), await FoundAsync());
        Assert.False(File.Exists(register.HeadFile));

        async Task<(AuditProblem?, long?)> FoundAsync() => await register.VerifyAsync() is var found ? (found.Problem, found.FirstBadPosition) : default;
    }

    /// <summary>A crash costs moments; a head that was not kept for minutes was put back while the host was down.</summary>
    [Fact]
    public async Task A_head_from_long_before_the_last_rows_is_not_gone_on_from()
    {
        await using var register = await Register.OnAsync(DatabaseKind.Sqlite);
        await register.AddAsync("first");
        await register.VerifyAsync();
        var old = await File.ReadAllTextAsync(register.HeadFile);
        await register.AddAsync("second", "third");
        await register.StopAsync();
        await ForgeChainAsync(register, apart: TimeSpan.FromHours(1));
        await register.RestartAsync();
        await File.WriteAllTextAsync(register.HeadFile, old);
        var found = await register.VerifyAsync();
        Assert.Equal((AuditProblem.HeadOutdated, 2), (found.Problem, (int?)found.FirstBadPosition));
    }

    private static async Task<Register> RegisterWithRowsAsync(DatabaseKind on)
    {
        var register = await Register.OnAsync(on);
        await register.AddAsync([.. Enumerable.Range(1, Rows).Select(i => $"person {i}")]);
        var before = await register.VerifyAsync();
        Assert.Equal((true, Rows, 0), (before.IsValid, (int)before.Rows, (int)before.Unsealed));
        return register;
    }

    /// <summary>Writes the whole table anew, each row sealed as the product would.</summary>
    private static async Task ForgeChainAsync(Register register, string? firstKey = null, TimeSpan apart = default)
    {
        var rows = await register.RowsAsync();
        await register.TamperAsync("DELETE FROM audit ");
        await using var db = register.Open();
        var link = db.AuditStart;
        foreach (var row in rows)
        {
            var id = row.Id;
            var forged = new AuditRow
            {
                At = row.At + apart * (row.Position!.Value - 1), ActorId = row.ActorId, What = row.What, Key = row.Position == 1 ? firstKey ?? row.Key : row.Key, Action = row.Action,
                Before = row.Before, After = row.After, CorrelationId = row.CorrelationId, Reason = row.Reason,
            };
            link = forged.SealAfter(link, id);
            // Machinery is not audited, so a context writes it as it is.
            db.Add(forged);
        }

        await db.SaveChangesAsync();
    }

    private static string[] Edit(string set) => [$"UPDATE audit SET {set} WHERE \"Position\" = 5"];

    // By way of places that nobody has.
    private static string[] Shift(int by) =>
    [
        "UPDATE audit SET \"Position\" = \"Position\" + 1000 WHERE \"Position\" >= 5",
        $"UPDATE audit SET \"Position\" = \"Position\" - 1000 + {by} WHERE \"Position\" >= 1000",
    ];

    private static string[] Swap(int one, int other) =>
    [
        $"UPDATE audit SET \"Position\" = 1000 WHERE \"Position\" = {one}",
        $"UPDATE audit SET \"Position\" = {one} WHERE \"Position\" = {other}",
        $"UPDATE audit SET \"Position\" = {other} WHERE \"Position\" = 1000",
    ];

    private static string Typed(string statement) => statement
        .Replace("'D0000000-0000-4000-8000-000000000001'", "'D0000000-0000-4000-8000-000000000001'::uuid", StringComparison.Ordinal)
        .Replace("'2026-01-01 00:00:00'", "'2026-01-01 00:00:00Z'::timestamptz", StringComparison.Ordinal);
}
