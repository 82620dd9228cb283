namespace Modular.GraphQL;

/// <summary>
/// Marks a type of columns whose values are complete only where EF Core makes the entity that they stand in: a projection that needs such a
/// column reads the whole entity.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class ReadWithItsRowAttribute : Attribute;
