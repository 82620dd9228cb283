using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Modular.Persistence.Postgres;

namespace Modular.Persistence;

/// <summary>
/// Writes personal values into audit rows, and reads them there: <c>{"key":"Accounts/…","sealed":"…"}</c>, sealed with AES-256-GCM under the person's key for
/// that object and column. The chain of the audit covers these bytes, so it is whole whether or not anybody can still open them (ACC-03).
/// </summary>
/// <param name="KeyName">Module and person: under which key the values lie.</param>
/// <param name="Key">The key; null where it is forgotten.</param>
/// <param name="What">The kind of object that the row is about.</param>
/// <param name="RowKey">The object.</param>
internal sealed record PersonalSeal(string KeyName, byte[]? Key, string What, string RowKey)
{
    private const string KeyProperty = "key";
    private const string SealedProperty = "sealed";
    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <summary>Where any sealed value stands in an audit row.</summary>
    public const string Mark = "\"" + SealedProperty + "\":";

    /// <summary>The seals of the changes of a save; null for those that hold nothing personal.</summary>
    public static Func<EntityEntry, string, string, PersonalSeal?> Of(ModuleDbContext db, IReadOnlyDictionary<Guid, byte[]?> keys) => (entry, what, rowKey) =>
        keys.Count > 0 && PersonalColumns.Of(entry.Metadata).PersonIn(entry) is { } person
            ? new(NameOf(PostgresSchema.NameOf(db.GetType()), person), keys[person], what, rowKey)
            : null;

    /// <summary>The name of a person's key.</summary>
    public static string NameOf(string module, Guid person) => $"{module}/{person}";

    /// <summary>Writes the value of a column; of a person whose key is forgotten, that there is nothing to tell.</summary>
    public void Write(Utf8JsonWriter json, string column, string text)
    {
        json.WriteStartObject();
        json.WriteString(KeyProperty, KeyName);
        if (Key is null)
            json.WriteNull(SealedProperty);
        else
            json.WriteBase64String(SealedProperty, Sealed(column, text));
        json.WriteEndObject();
    }

    /// <summary>Reads such a value; null where nothing can be told of it any more.</summary>
    /// <exception cref="DamagedValueException">It is not what was written there.</exception>
    public string? Read(string column, JsonObject value)
    {
        if (Key is null || value[SealedProperty]?.GetValue<string>() is not { } text)
            return null;
        try
        {
            var bytes = Convert.FromBase64String(text);
            if (bytes.Length < NonceLength + TagLength)
                throw new CryptographicException("it is not a sealed value");
            var plain = new byte[bytes.Length - NonceLength - TagLength];
            using var aes = new AesGcm(Key, TagLength);
            aes.Decrypt(bytes.AsSpan(0, NonceLength), bytes.AsSpan(NonceLength, plain.Length), bytes.AsSpan(NonceLength + plain.Length), plain, PlaceOf(column));
            return Encoding.UTF8.GetString(plain);
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            throw new DamagedValueException(new($"audit/{What}/{column}", RowKey), e);
        }
    }

    /// <summary>The name of the key that a value of an audit row lies under; null where it is no sealed value.</summary>
    public static string? KeyNameOf(JsonNode? value) => value is JsonObject sealedValue && sealedValue.ContainsKey(SealedProperty) ? sealedValue[KeyProperty]?.GetValue<string>() : null;

    private byte[] Sealed(string column, string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var result = new byte[NonceLength + plain.Length + TagLength];
        var nonce = result.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(Key!, TagLength);
        aes.Encrypt(nonce, plain, result.AsSpan(NonceLength, plain.Length), result.AsSpan(NonceLength + plain.Length), PlaceOf(column));
        return result;
    }

    private byte[] PlaceOf(string column) => Encoding.UTF8.GetBytes($"{KeyName}\n{What}\n{RowKey}\n{column}");
}
