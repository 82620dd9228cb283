using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Modular.Persistence;

/// <summary>What a save is about to do to one row: the key, and the columns before and after.</summary>
/// <param name="What">The entity's name.</param>
/// <param name="Key">The row's key.</param>
/// <param name="Action">What is done.</param>
/// <param name="Before">The JSON of the values before.</param>
/// <param name="After">The JSON of the values after.</param>
internal sealed record ChangedColumns(string What, string Key, AuditAction Action, string? Before, string? After)
{
    // Chinese text stays readable; the JSON never stands inside a page.
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The changes that the context's next save writes, those of the machinery aside.</summary>
    public static List<ChangedColumns> Of(ChangeTracker tracker, Func<EntityEntry, string, string, PersonalSeal?> seals)
    {
        var changes = new List<ChangedColumns>();
        foreach (var entry in tracker.Entries())
        {
            if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && AuditedTypes.Include(entry.Metadata)
                && Of(entry, [.. PropertiesOf(entry)], seals) is { } change)
                changes.Add(change);
        }

        return changes;
    }

    private static ChangedColumns? Of(EntityEntry entry, PropertyEntry[] properties, Func<EntityEntry, string, string, PersonalSeal?> seals)
    {
        var key = KeyOf(entry);
        var name = entry.Metadata.ShortName();
        var (table, seal) = (StoreObjectIdentifier.Create(entry.Metadata, StoreObjectType.Table), seals(entry, name, key));
        return entry.State switch
        {
            EntityState.Added => new(name, key, AuditAction.Created, null, Text(table, seal, [.. properties.Where(p => !p.IsTemporary && Value(p, p.CurrentValue) is not null)], p => p.CurrentValue)),
            EntityState.Deleted => new(name, key, AuditAction.Deleted, Text(table, seal, [.. properties.Where(p => Value(p, p.OriginalValue) is not null)], p => p.OriginalValue), null),
            _ => Changed(properties) is { Length: > 0 } changed
                ? new(name, key, AuditAction.Changed, Text(table, seal, changed, p => p.OriginalValue), Text(table, seal, changed, p => p.CurrentValue))
                : null,
        };
    }

    // What was changed and changed back is still marked; of an entity that was not loaded before, all columns are, and the values before are not known.
    private static PropertyEntry[] Changed(PropertyEntry[] properties)
    {
        var marked = properties.Where(p => p.IsModified).ToArray();
        return marked.Where(p => !p.Metadata.GetValueComparer().Equals(p.OriginalValue, p.CurrentValue)).ToArray() is { Length: > 0 } changed ? changed : marked;
    }

    private static string KeyOf(EntityEntry entry)
    {
        var parts = entry.Metadata.FindPrimaryKey()!.Properties.Select(p => entry.Property(p.Name)).ToArray();
        if (parts.FirstOrDefault(p => p.IsTemporary) is { } temporary)
        {
            throw new InvalidOperationException(
                $"The key {entry.Metadata.DisplayName()}.{temporary.Metadata.Name} is made by the database, so its audit row cannot name it. Make the key before the save, for example with Guid.CreateVersion7().");
        }

        return string.Join('/', parts.Select(p => Convert.ToString(Stored(p.Metadata, p.CurrentValue), CultureInfo.InvariantCulture)));
    }

    private static IEnumerable<PropertyEntry> PropertiesOf(EntityEntry entry) => entry.Properties.Concat(entry.ComplexProperties.SelectMany(PropertiesOf));

    private static IEnumerable<PropertyEntry> PropertiesOf(ComplexPropertyEntry entry) => entry.Properties.Concat(entry.ComplexProperties.SelectMany(PropertiesOf));

    private static string Text(StoreObjectIdentifier? table, PersonalSeal? seal, PropertyEntry[] properties, Func<PropertyEntry, object?> value)
    {
        var bytes = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(bytes, Json))
        {
            writer.WriteStartObject();
            foreach (var property in properties)
            {
                var column = (table is { } stored ? property.Metadata.GetColumnName(stored) : null) ?? property.Metadata.Name;
                writer.WritePropertyName(column);
                if (seal is not null && property.Metadata.IsAudited() && Opened(value(property)) is { } text)
                    seal.Write(writer, column, text);
                else
                    Write(writer, property.Metadata, Value(property, value(property)));
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    // What cannot be opened can still be overwritten; the audit says that it was there.
    private static string? Opened(object? value)
    {
        try
        {
            return (value as SealedText)?.Open();
        }
        catch (DamagedValueException)
        {
            return null;
        }
    }

    // The columns of an optional complex value that is not there are null; EF Core tells the defaults of their types.
    private static object? Value(PropertyEntry property, object? value) =>
        value is ValueType && property.Metadata.DeclaringType is IComplexType { ComplexProperty.IsNullable: true } && value.Equals(Activator.CreateInstance(value.GetType())) ? null : value;

    private static void Write(Utf8JsonWriter writer, IReadOnlyProperty property, object? value)
    {
        if (value is not null && property.IsSensitive())
            writer.WriteStringValue(SensitiveProperty.Placeholder);
        else
            JsonSerializer.Serialize(writer, Stored((IProperty)property, value));
    }

    private static object? Stored(IProperty property, object? value) =>
        value is not null && property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
}
