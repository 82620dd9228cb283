using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Modular.Persistence;

/// <summary>
/// The mark of columns whose values are never written in plain text outside of their own table: not into audit rows, events, logs. It says
/// nothing of how the column itself is stored.
/// </summary>
public static class SensitiveProperty
{
    /// <summary>The annotation of a marked property; its value is true.</summary>
    public const string Annotation = "Modular:Sensitive";

    /// <summary>What is written instead of a value.</summary>
    public const string Placeholder = "***";

    /// <summary>Marks the property.</summary>
    public static PropertyBuilder<T> IsSensitive<T>(this PropertyBuilder<T> property) => property.HasAnnotation(Annotation, true);

    /// <summary>Marks the property of a complex type.</summary>
    public static ComplexTypePropertyBuilder<T> IsSensitive<T>(this ComplexTypePropertyBuilder<T> property) => property.HasAnnotation(Annotation, true);

    /// <summary>Whether the property is marked.</summary>
    public static bool IsSensitive(this IReadOnlyProperty property) => property.FindAnnotation(Annotation)?.Value is true;
}
