namespace Modular.Persistence;

/// <summary>What an audit row tells of.</summary>
public enum AuditAction
{
    /// <summary>A row was added.</summary>
    Created,

    /// <summary>Columns of a row were changed.</summary>
    Changed,

    /// <summary>A row was removed.</summary>
    Deleted,

    /// <summary>Rows beyond the caller's merchants were shown, by a permission and for a reason.</summary>
    ScopeLifted,

    /// <summary>A sensitive value was shown in plain text.</summary>
    Revealed,
}
