namespace Modular.Persistence.Design;

/// <summary>What the caller of the tool has to put right.</summary>
internal sealed class DesignException(string message) : Exception(message);
