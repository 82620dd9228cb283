using Modular.GraphQL;
using Modular.Persistence;
using Settlement.Contracts;

namespace Settlement.Model;

/// <summary>One side of an entry: an amount on the debit or the credit of an account. The entry is what is audited; a line is never without it, and the database keeps both as they are.</summary>
[NotAudited]
internal sealed class LedgerLine
{
    private LedgerLine()
    {
    }

    /// <summary>The entry.</summary>
    [GraphQLIgnore]
    public LedgerEntryId EntryId { get; private init; }

    /// <summary>The line's number in its entry, from 1.</summary>
    public int Number { get; private init; }

    /// <summary>The account.</summary>
    public AccountCode Account { get; private init; }

    /// <summary>What is debited, in minor units; 0 on a credit line.</summary>
    public long Debit { get; private init; }

    /// <summary>What is credited, in minor units; 0 on a debit line.</summary>
    public long Credit { get; private init; }

    /// <summary>The currency of its entry.</summary>
    [GraphQLIgnore]
    public string Currency { get; private init; } = "";

    public static LedgerLine Of(LedgerEntryId entry, string currency, int number, Side side) => new()
    {
        EntryId = entry, Currency = currency, Number = number, Account = side.Account, Debit = Math.Max(side.Debit, 0), Credit = Math.Max(-side.Debit, 0),
    };
}

/// <summary>A side of an entry that is about to be booked.</summary>
/// <param name="Account">The account.</param>
/// <param name="Debit">What is debited; below zero what is credited. Minor units.</param>
internal readonly record struct Side(AccountCode Account, long Debit)
{
    public static Side Dr(AccountCode account, long amount) => new(account, amount);

    public static Side Cr(AccountCode account, long amount) => new(account, -amount);
}
