namespace Modular.Host.Tests.Faults;

/// <summary>What holds in Merchants' tables at every moment, whatever happened to the process: for each rule a query that counts where it is broken.</summary>
internal static class Rules
{
    // Who was told of what, and what happened of which is to be told, by object and number.
    private const string Told = """SELECT "AggregateId" AS id, "Name" AS name, count(*) AS n FROM "events" GROUP BY "AggregateId", "Name" """;
    private const string Happened = """
        SELECT c."SubjectId" AS id, CASE c."To" WHEN 'SUBMITTED' THEN 'merchants.application-submitted' WHEN 'APPROVED' THEN 'merchants.application-approved'
          WHEN 'CHANGES_REQUESTED' THEN 'merchants.application-changes-requested' ELSE 'merchants.application-rejected' END AS name, count(*) AS n
        FROM "StateChanges" c JOIN "Applications" a ON a."Id" = c."SubjectId" WHERE c."To" IN ('SUBMITTED', 'APPROVED', 'CHANGES_REQUESTED', 'REJECTED') GROUP BY c."SubjectId", c."To"
        UNION ALL
        SELECT g."ApplicationId", 'merchants.agreement-signed', count(g."MerchantSignature_At") + count(g."PlatformSignature_At") FROM "Agreements" g
        WHERE g."MerchantSignature_At" IS NOT NULL OR g."PlatformSignature_At" IS NOT NULL GROUP BY g."ApplicationId"
        UNION ALL
        SELECT m."Id", 'merchants.merchant-activated', 1 FROM "Merchants" m
        UNION ALL
        SELECT r."DocumentId", 'merchants.document-reviewed', count(*) FROM "Review" r GROUP BY r."DocumentId"
        """;

    public static readonly (string Rule, string Breaches)[] All =
    [
        ("no event without its change", $"SELECT count(*) FROM (SELECT * FROM ({Told}) AS t EXCEPT SELECT * FROM ({Happened}) AS h) AS e"),
        ("no change without its event", $"SELECT count(*) FROM (SELECT * FROM ({Happened}) AS h EXCEPT SELECT * FROM ({Told}) AS t) AS e"),
        ("the feed has no gap", """SELECT coalesce(max("Position"), 0) - count(*) + count(CASE WHEN "Position" < 1 THEN 1 END) FROM "events" """),
        ("every event has its place", """SELECT count(*) FROM "events" WHERE "Position" IS NULL"""),
        ("every audit row is sealed", """SELECT count(*) FROM "audit" WHERE "Position" IS NULL OR "Hash" IS NULL"""),
        StepsOf("Applications"),
        StepsOf("Documents"),
        StepsOf("Merchants"),
        AuditOf("Applications", "MerchantApplication"),
        AuditOf("Documents", "Document"),
        AuditOf("DocumentVersions", "DocumentVersion"),
        AuditOf("Review", "Review"),
        AuditOf("StateChanges", "StateChange"),
        AuditOf("Agreements", "Agreement"),
        AuditOf("Merchants", "Merchant"),
        ("a paper has its versions", """
            SELECT count(*) FROM "Documents" d WHERE d."VersionNumber" < 1 OR d."VersionNumber" <> (SELECT count(*) FROM "DocumentVersions" v WHERE v."DocumentId" = d."Id")
            """),
        ("a decided version has its reviews", """
            SELECT count(*) FROM "DocumentVersions" v
            WHERE CASE coalesce(v."Outcome", '') WHEN 'Approved' THEN 2 WHEN 'Rejected' THEN 1
                ELSE (SELECT count(*) FROM "Documents" d WHERE d."Id" = v."DocumentId" AND d."Stage" = 'Detailed') END
              <> (SELECT count(*) FROM "Review" r WHERE r."DocumentId" = v."DocumentId" AND r."Number" = v."Number")
            """),
        ("an approved application has its agreement, and no other has", """
            SELECT count(*) FROM "Applications" a
            WHERE (a."Status" IN ('AgreementPending', 'Active')) <> EXISTS (SELECT 1 FROM "Agreements" g WHERE g."ApplicationId" = a."Id")
            """),
        ("an active application has its merchant, and no other has", """
            SELECT count(*) FROM "Applications" a
            WHERE (a."Status" = 'Active') <> EXISTS (SELECT 1 FROM "Merchants" m WHERE m."ApplicationId" = a."Id" AND m."Id" = a."MerchantId")
            """),
    ];

    private static (string, string) StepsOf(string table) => ($"{table} are where their steps have led", $"""
        SELECT count(*) FROM "{table}" o WHERE o."StepCount" <> (SELECT count(*) FROM "StateChanges" c WHERE c."SubjectId" = o."Id")
          OR upper(o."Status") <> coalesce((SELECT replace(c."To", '_', '') FROM "StateChanges" c WHERE c."SubjectId" = o."Id" AND c."Ordinal" = o."StepCount"), '')
        """);

    private static (string, string) AuditOf(string table, string what) => ($"every row of {table} is in the audit trail, once", $"""
        SELECT abs((SELECT count(*) FROM "{table}") - (SELECT count(*) FROM "audit" WHERE "What" = '{what}' AND "Action" = 'Created'))
        """);
}
