namespace Modular.Persistence;

/// <summary>A file in the store.</summary>
/// <param name="Sha256">The SHA-256 of the content, 64 lower-case hexadecimal digits; by which the store knows it.</param>
/// <param name="Length">The length in bytes.</param>
public sealed record StoredFile(string Sha256, long Length);
