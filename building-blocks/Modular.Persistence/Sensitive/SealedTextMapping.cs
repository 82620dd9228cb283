using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Modular.Persistence;

/// <summary>Stores a sealed text as the bytes that it is sealed in.</summary>
internal sealed class SealedTextConverter() : ValueConverter<SealedText, byte[]>(text => text.ToStored(), stored => SealedText.Stored(stored));

/// <summary>Tells whether a sealed text has changed.</summary>
internal sealed class SealedTextComparer() : ValueComparer<SealedText>(
    (left, right) => SealedText.HoldSame(left, right), _ => 0, text => text);

/// <summary>Marks the columns of sealed texts as sensitive, so that audit rows and the like leave them out.</summary>
internal sealed class SealedTextsAreSensitive : IPropertyAddedConvention
{
    public void ProcessPropertyAdded(IConventionPropertyBuilder propertyBuilder, IConventionContext<IConventionPropertyBuilder> context)
    {
        if (propertyBuilder.Metadata.ClrType == typeof(SealedText))
            propertyBuilder.HasAnnotation(SensitiveProperty.Annotation, true);
    }
}
