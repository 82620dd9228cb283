using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Modular.Persistence;

/// <summary>
/// The key under which a module's audit rows hold what is personal of one person; itself sealed under the platform's newest key (ACC-03). Once forgotten it
/// is never made again: the row stays, to say so.
/// </summary>
[NotAudited]
internal sealed class PersonKey
{
    private const int KeyLength = 32;

    /// <summary>Whose, by user id.</summary>
    public Guid PersonId { get; init; }

    /// <summary>The key in base64; empty once it is forgotten.</summary>
    public SealedText Key { get; init; } = SealedText.Empty;

    /// <summary>When it was forgotten (UTC); null while it is there.</summary>
    public DateTime? ForgottenAt { get; init; }

    /// <summary>The bytes; null once they are forgotten.</summary>
    public byte[]? Bytes => Key.IsEmpty ? null : Convert.FromBase64String(Key.Open());

    /// <summary>A new key for a person.</summary>
    public static PersonKey New(Guid person) => new() { PersonId = person, Key = SealedText.Of(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyLength))) };
}

/// <summary>Maps the table <c>person_keys</c> of a module that holds data of persons.</summary>
internal sealed class PersonKeyConfiguration : IEntityTypeConfiguration<PersonKey>
{
    public void Configure(EntityTypeBuilder<PersonKey> builder)
    {
        builder.ToTable("person_keys");
        builder.HasKey(k => k.PersonId);
        builder.Ignore(k => k.Bytes);
    }
}
