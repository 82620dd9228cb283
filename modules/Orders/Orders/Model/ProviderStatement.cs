using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;
using Orders.Contracts;

namespace Orders.Model;

/// <summary>How far a provider's statement has come.</summary>
internal enum ProviderStatementStatus
{
    /// <summary>It is here, and waits to be compared.</summary>
    Imported,

    /// <summary>It was compared with the payments.</summary>
    Reconciled,
}

/// <summary>What a payment provider says that it has got in some days (ORD-12).</summary>
internal sealed class ProviderStatement : Stateful<ProviderStatementStatus>
{
    private static readonly StateMachine<ProviderStatementStatus> Moves = new((ProviderStatementStatus.Imported, ProviderStatementStatus.Reconciled));

    private ProviderStatement()
    {
    }

    /// <summary>The statement's id.</summary>
    public ProviderStatementId Id { get; private init; }

    /// <summary>The provider's code.</summary>
    public string Provider { get; private init; } = "";

    /// <summary>The first day that it tells of, in the business time zone.</summary>
    public DateOnly From { get; private init; }

    /// <summary>The last day that it tells of.</summary>
    public DateOnly To { get; private init; }

    /// <summary>When it was imported (UTC).</summary>
    public DateTime ImportedAt { get; private init; }

    /// <summary>How many payments it names.</summary>
    public int RowCount { get; private init; }

    /// <summary>How many payments fit; null until it was compared.</summary>
    public int? MatchedCount { get; private set; }

    protected override StateMachine<ProviderStatementStatus> Machine => Moves;

    protected override string Subject => Subjects.ProviderStatement();

    protected override Guid SubjectId => Id.Value;

    /// <summary>Takes one in.</summary>
    public static ProviderStatement Import(ProviderStatementId id, string provider, DateOnly from, DateOnly to, int rows, Actor by, DateTime at)
    {
        var statement = new ProviderStatement { Id = id, Provider = provider, From = from, To = to, ImportedAt = at, RowCount = rows };
        statement.Start(ProviderStatementStatus.Imported, by, at, null);
        return statement;
    }

    /// <summary>It was compared.</summary>
    public void Finish(int matched, DateTime at)
    {
        Walk(Actor.System, at, (ProviderStatementStatus.Reconciled, null));
        MatchedCount = matched;
    }
}

/// <summary>A payment as a provider's statement names it.</summary>
[NotAudited]
internal sealed class ProviderStatementRow
{
    /// <summary>The statement.</summary>
    public ProviderStatementId StatementId { get; init; }

    /// <summary>The provider's name for the payment.</summary>
    public string Reference { get; init; } = "";

    /// <summary>Its line in the file, from 2.</summary>
    public int Line { get; init; }

    /// <summary>What the provider has got, in minor units.</summary>
    public long Amount { get; init; }

    /// <summary>The currency, by ISO 4217.</summary>
    public string Currency { get; init; } = "";
}
