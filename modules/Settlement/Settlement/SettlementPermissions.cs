using Modular.Kernel;

namespace Settlement;

/// <summary>What the module lets people do, and the roles that may by default.</summary>
internal static class SettlementPermissions
{
    public const string Read = "settlement:read";
    public const string ReadLedger = "ledger:read";
    public const string ClosePeriod = "periods:close";
    public const string IssueStatement = "statements:issue";
    public const string ConfirmStatement = "statements:confirm";
    public const string AdjustStatement = "statements:adjust";
    public const string CreatePayout = "payouts:create";
    public const string ApprovePayout = "payouts:approve";
    public const string ReversePayout = "payouts:reverse";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(Read, "Read statements and payouts within one's scope, and the periods of the platform (SET-01, SET-02, SET-12).", Roles.Merchant, Roles.Finance, Roles.Supervisor, Roles.Risk),
        new(ReadLedger, "Read the ledger of all merchants, its balances and the platform's income (SET-06, SET-13).", Roles.Finance, Roles.Supervisor),
        new(ClosePeriod, "Close a month and have its statements made (SET-01).", Roles.Finance),
        new(IssueStatement, "Issue statements to merchants (SET-12).", Roles.Finance),
        new(ConfirmStatement, "Confirm or dispute the statements of one's merchant (SET-12).", Roles.Merchant),
        new(AdjustStatement, "Answer a disputed statement by an adjustment (SET-12).", Roles.Finance),
        new(CreatePayout, "Make payouts of what statements made payable, and have failed ones tried again (SET-02).", Roles.Finance),
        new(ApprovePayout, "Approve payouts that somebody else made (SET-02).", Roles.Finance),
        new(ReversePayout, "Take back payouts that failed or came back (SET-02).", Roles.Finance),
    ];
}
