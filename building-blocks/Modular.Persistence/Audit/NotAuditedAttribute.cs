namespace Modular.Persistence;

/// <summary>
/// The mark of entities that belong to the machinery and are no facts of the module's business: events, inbox, idempotency, the audit itself.
/// Their changes leave no audit rows, and they may be changed in bulk.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NotAuditedAttribute : Attribute;
