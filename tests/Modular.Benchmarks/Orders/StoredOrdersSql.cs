using System.Globalization;
using Modular.Testing;

namespace Modular.Benchmarks.Orders;

/// <summary>The statements that copy orders, a whole set at a time; each column that a statement does not name is copied as it is.</summary>
internal sealed class StoredOrdersSql(DatabaseKind on)
{
    /// <summary>A table whose rows are copied with their order: by which column they belong to it, or to its payment, and which columns get another value.</summary>
    public sealed record Copied(string Table, string Key, bool IsOfPayment, params (string Column, string Value)[] Values);

    /// <summary>Over which seconds the copies from one number to another are spread.</summary>
    public sealed record Times(long Begin, long Span, long First, long End);

    private static readonly string[] Moments = ["At", "By", "Since"];

    /// <summary>What is copied.</summary>
    public static IReadOnlyList<Copied> Tables { get; } =
    [
        new("Orders", "Id", false, ("Id", "c.id"), ("Number", "c.number"), ("Reservation", "c.id"), ("PaymentId", "c.payment"), ("Delivery_Phone", "{empty}"), ("Delivery_Recipient", "{empty}"), ("Delivery_Street", "{empty}")),
        new("Lines", "OrderId", false, ("OrderId", "c.id")),
        new("Payments", "Id", true, ("Id", "c.payment"), ("OrderId", "c.id"), ("Reference", "'copy_' || c.n")),
        new("Shipments", "OrderId", false, ("OrderId", "c.id")),
        new("ShipmentLine", "OrderId", false, ("OrderId", "c.id")),
        new("StateChanges", "SubjectId", false, ("SubjectId", "c.id")),
        new("StateChanges", "SubjectId", true, ("SubjectId", "c.payment")),
        new("events", "AggregateId", false, ("Id", ""), ("AggregateId", "c.id"),
            ("Position", "(SELECT max(p.\"Position\") FROM events p) + row_number() OVER (ORDER BY c.n, s.\"Position\")"),
            ("Payload", "replace(replace(s.\"Payload\", lower(CAST(c.source AS TEXT)), lower(CAST(c.id AS TEXT))), coalesce(lower(CAST(c.source_payment AS TEXT)), '?'), coalesce(lower(CAST(c.payment AS TEXT)), '?'))")),
    ];

    private bool IsSqlite => on == DatabaseKind.Sqlite;

    private string Empty => IsSqlite ? "x''" : @"'\x'::bytea";

    private string Id => IsSqlite ? "TEXT" : "uuid";

    /// <summary>Makes the tables that copies are made from; those of the demo have addresses, which tells them from copies.</summary>
    public IEnumerable<string> Prepare =>
    [
        IsSqlite ? "PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -500000; PRAGMA temp_store = MEMORY" : "SET synchronous_commit = off; SET session_replication_role = replica; SET work_mem = '256MB'",
        $"""
        CREATE TEMP TABLE originals AS SELECT row_number() OVER (ORDER BY "Id") - 1 AS ordinal, "Id" AS id, "PaymentId" AS payment, {Seconds("\"PlacedAt\"")} AS placed FROM "Orders"
        WHERE "EndedAt" IS NOT NULL AND "RefundedAmount" = 0 AND "GroupId" IS NULL AND "Kind" = 'Goods' AND "OpenAfterSales" = 0 AND "Delivery_Phone" <> {Empty}
        """,
        $"CREATE TEMP TABLE copies (n BIGINT PRIMARY KEY, source {Id}, source_payment {Id}, id {Id}, payment {Id}, number TEXT, shift BIGINT)",
        .. Tables.Select(t => $"CREATE TEMP TABLE {Source(t)} AS SELECT s.* FROM \"{t.Table}\" s JOIN originals o ON s.\"{t.Key}\" = o.{(t.IsOfPayment ? "payment" : "id")}"),
    ];

    /// <summary>What is done in the end. SQLite is given no statistics, as the product gives it none; PostgreSQL gathers them by itself.</summary>
    public IEnumerable<string> Finish => IsSqlite ? ["PRAGMA wal_checkpoint(TRUNCATE)"] : ["VACUUM ANALYZE", "CHECKPOINT"];

    /// <summary>Names the copies from a number to another, their moments and their ids, which are UUIDs of version 7 as the product's own are.</summary>
    public string Name(long from, long to, long originals, Times times) => string.Create(CultureInfo.InvariantCulture, $"""
        INSERT INTO copies
        WITH RECURSIVE series(n) AS (SELECT CAST({from} AS BIGINT) UNION ALL SELECT n + 1 FROM series WHERE n + 1 < {to}),
          timed AS (SELECT n, {times.Begin} + (n - {times.First}) * {times.Span} / {times.End - times.First} AS at FROM series)
        SELECT t.n, o.id, o.payment, {Uuid('8')}, CASE WHEN o.payment IS NULL THEN NULL ELSE {Uuid('9')} END, {Day("t.at")} || '-' || {Digits("(t.n * 48271) % 99999989")}, t.at - o.placed
        FROM timed t JOIN originals o ON o.ordinal = t.n % {originals}
        """);

    /// <summary>Copies the rows of one table.</summary>
    public string Copy(Copied copied, IReadOnlyList<string> columns)
    {
        var values = copied.Values.ToDictionary(v => v.Column, v => v.Value.Replace("{empty}", Empty, StringComparison.Ordinal));
        var written = columns.Where(c => values.GetValueOrDefault(c) != "").ToList();
        var read = written.Select(c => values.TryGetValue(c, out var value) ? value : Array.Exists(Moments, m => c.EndsWith(m, StringComparison.Ordinal)) ? Shifted($"s.\"{c}\"") : $"s.\"{c}\"");
        return $"""
            INSERT INTO "{copied.Table}" ({string.Join(", ", written.Select(c => $"\"{c}\""))})
            SELECT {string.Join(", ", read)} FROM copies c JOIN {Source(copied)} s ON s."{copied.Key}" = c.{(copied.IsOfPayment ? "source_payment" : "source")} ORDER BY c.n
            """;
    }

    /// <summary>The columns of a table that are written, not computed.</summary>
    public string ColumnsOf(string table) => IsSqlite
        ? $"SELECT name FROM pragma_table_info('{table}')"
        : $"SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = '{table}' AND is_generated = 'NEVER'";

    /// <summary>Which of the tables there are.</summary>
    public string TablesNamed(params IEnumerable<string> names)
    {
        var list = string.Join(", ", names.Select(n => $"'{n}'"));
        return IsSqlite ? $"SELECT name FROM sqlite_schema WHERE type = 'table' AND name IN ({list})" : $"SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() AND table_name IN ({list})";
    }

    private static string Source(Copied copied) => $"of_{copied.Table}{(copied.IsOfPayment ? "_by_payment" : "")}";

    private string Uuid(char variant)
    {
        var (time, number) = IsSqlite ? ("printf('%012X', t.at * 1000)", "printf('%012X', t.n)") : ("lpad(to_hex(t.at * 1000), 12, '0')", "lpad(to_hex(t.n), 12, '0')");
        var text = $"substr({time}, 1, 8) || '-' || substr({time}, 9, 4) || '-7000-{variant}000-' || {number}";
        return IsSqlite ? text : $"({text})::uuid";
    }

    private string Seconds(string moment) => IsSqlite ? $"CAST(strftime('%s', {moment}) AS INTEGER)" : $"CAST(floor(extract(epoch FROM {moment})) AS BIGINT)";

    private string Day(string seconds) => IsSqlite ? $"strftime('%Y%m%d', {seconds}, 'unixepoch')" : $"to_char(to_timestamp({seconds}) AT TIME ZONE 'UTC', 'YYYYMMDD')";

    private string Digits(string number) => IsSqlite ? $"printf('%08d', {number})" : $"lpad(({number})::text, 8, '0')";

    private string Shifted(string moment) => IsSqlite
        ? $"strftime('%Y-%m-%d %H:%M:%S', {moment}, c.shift || ' seconds') || substr({moment}, 20)"
        : $"{moment} + c.shift * interval '1 second'";
}
