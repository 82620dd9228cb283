using Modular.GraphQL;
using Settlement.Contracts;

namespace Settlement.Model;

/// <summary>The answer to a disputed statement: a document of its own, as the statement does not change (SET-12).</summary>
internal sealed class StatementAdjustment
{
    /// <summary>The statement that was disputed.</summary>
    [GraphQLIgnore]
    public StatementId StatementId { get; init; }

    /// <summary>What the merchant gets beside the statement, in minor units; below zero what the merchant owes, 0 where the statement was right.</summary>
    public long Amount { get; init; }

    /// <summary>The currency, by ISO 4217.</summary>
    [GraphQLIgnore]
    public string Currency { get; init; } = "";

    /// <summary>The words to the merchant.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The entry of the ledger, which stands on the statement of the month that was open then; null where nothing was booked.</summary>
    public LedgerEntryId? EntryId { get; init; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; init; }

    /// <summary>Who, by id.</summary>
    [GraphQLIgnore]
    public Guid ById { get; init; }
}
