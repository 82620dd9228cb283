using System.Reflection.Metadata;

namespace Modular.Host.Modules;

/// <summary>Tells the metadata decoder the types that an attribute's arguments have; the manifest uses strings only.</summary>
internal sealed class AttributeTypes : ICustomAttributeTypeProvider<Type>
{
    public static AttributeTypes Instance { get; } = new();

    public Type GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode switch
    {
        PrimitiveTypeCode.String => typeof(string),
        PrimitiveTypeCode.Boolean => typeof(bool),
        PrimitiveTypeCode.Int32 => typeof(int),
        _ => typeof(object),
    };

    public Type GetSystemType() => typeof(Type);

    public Type GetSZArrayType(Type elementType) => elementType.MakeArrayType();

    public Type GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => typeof(object);

    public Type GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => typeof(object);

    public Type GetTypeFromSerializedName(string name) => typeof(object);

    public PrimitiveTypeCode GetUnderlyingEnumType(Type type) => PrimitiveTypeCode.Int32;

    public bool IsSystemType(Type type) => type == typeof(Type);
}
