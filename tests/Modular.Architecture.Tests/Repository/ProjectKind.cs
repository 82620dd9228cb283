namespace Modular.Architecture.Tests.Repository;

/// <summary>What a project is, by its place in the tree.</summary>
internal enum ProjectKind
{
    Host,
    BuildingBlock,
    Contracts,
    Module,
    Test,
    Template,
}
