namespace Modular.Persistence.Backup;

/// <summary>The keys with which a backup is checked. A backup is made and restored without any; what they open is not checked then.</summary>
/// <param name="Files">The keys of stored files.</param>
/// <param name="Sensitive">The keys of sensitive values.</param>
/// <param name="Audit">The keys that sign the heads of audit trails.</param>
public sealed record BackupKeys(KeyRing? Files, KeyRing? Sensitive, KeyRing? Audit);
