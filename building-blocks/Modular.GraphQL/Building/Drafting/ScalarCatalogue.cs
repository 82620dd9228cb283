using Modular.GraphQL.Types;

namespace Modular.GraphQL.Building;

/// <summary>The scalars that members may have, by C# type: those added to the builder before the built-in ones.</summary>
internal sealed class ScalarCatalogue(IReadOnlyList<ScalarType> added)
{
    private static readonly Dictionary<Type, ScalarType> Narrower = new()
    {
        [typeof(short)] = BuiltInScalars.Int,
        [typeof(ushort)] = BuiltInScalars.Int,
        [typeof(byte)] = BuiltInScalars.Int,
        [typeof(sbyte)] = BuiltInScalars.Int,
        [typeof(uint)] = BuiltInScalars.Long,
        [typeof(float)] = BuiltInScalars.Float,
    };

    public ScalarType? Find(Type type) =>
        added.FirstOrDefault(s => s.ClrType == type) ?? BuiltInScalars.Find(type) ?? Narrower.GetValueOrDefault(type);

    public ScalarType? Find(string name) => added.FirstOrDefault(s => s.Name == name) ?? BuiltInScalars.Find(name);
}
