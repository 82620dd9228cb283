namespace Settlement.Persistence;

/// <summary>
/// What the databases refuse, whoever asks: to change or remove what was booked, what stands on a statement, and what a statement says. SQLite forgets a table's triggers when a migration
/// rebuilds the table; such a migration makes them again with this.
/// </summary>
internal static class AppendOnly
{
    /// <summary>What a statement says: all but where it stands and when what is due.</summary>
    private const string Said = """
        "MerchantId", "SettlementPeriodId", "Period", "StartsAt", "Currency", "Opening", "Sales", "Refunds", "Commission", "CommissionReturned", "Fees", "Penalties", "Adjustments",
        "ReserveHeld", "ReserveReleased", "Closing", "Held", "Payable", "LineCount", "CalculatedAt"
        """;

    private static readonly string[] Whole = ["LedgerEntries", "LedgerLines", "StatementLines", "StatementHolds", "StatementAdjustments"];

    private static readonly string[] MadeWithStatement = ["StatementLines", "StatementHolds"];

    /// <summary>The statements for SQLite.</summary>
    public static IEnumerable<string> Sqlite =>
    [
        .. Whole.Select(t => Refuse(t, "Update", $"UPDATE ON \"{t}\"")),
        .. Whole.Append("Statements").Select(t => Refuse(t, "Delete", $"DELETE ON \"{t}\"")),
        Refuse("Statements", "Update", $"UPDATE OF {Said} ON \"Statements\""),
        .. MadeWithStatement.Select(t => Refuse(t, "Insert", $"""INSERT ON "{t}" WHEN (SELECT "Status" FROM "Statements" WHERE "Id" = NEW."StatementId") <> 'Calculated'""")),
    ];

    /// <summary>The names of the triggers on SQLite.</summary>
    public static IEnumerable<string> SqliteNames => Sqlite.Select(s => s.Split('"')[1]);

    /// <summary>The statements for PostgreSQL.</summary>
    public static IEnumerable<string> Postgres =>
    [
        """
        CREATE FUNCTION "Settlement"."RefuseChange"() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
        """,
        """
        CREATE FUNCTION "Settlement"."RefuseLate"() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF (SELECT "Status" FROM "Settlement"."Statements" WHERE "Id" = NEW."StatementId") <> 'Calculated' THEN
                RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
            END IF;
            RETURN NEW;
        END $$;
        """,
        .. Whole.Select(t => $"""CREATE TRIGGER "TR_{t}_Change" BEFORE UPDATE OR DELETE ON "Settlement"."{t}" FOR EACH ROW EXECUTE FUNCTION "Settlement"."RefuseChange"();"""),
        .. Whole.Append("Statements").Select(t => $"""CREATE TRIGGER "TR_{t}_Truncate" BEFORE TRUNCATE ON "Settlement"."{t}" FOR EACH STATEMENT EXECUTE FUNCTION "Settlement"."RefuseChange"();"""),
        $"""CREATE TRIGGER "TR_Statements_Change" BEFORE DELETE OR UPDATE OF {Said} ON "Settlement"."Statements" FOR EACH ROW EXECUTE FUNCTION "Settlement"."RefuseChange"();""",
        .. MadeWithStatement.Select(t => $"""CREATE TRIGGER "TR_{t}_Insert" BEFORE INSERT ON "Settlement"."{t}" FOR EACH ROW EXECUTE FUNCTION "Settlement"."RefuseLate"();"""),
    ];

    private static string Refuse(string table, string what, string when) =>
        $"CREATE TRIGGER \"TR_{table}_{what}\" BEFORE {when} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;";
}
