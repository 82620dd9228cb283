using System.Buffers.Text;
using System.Security.Cryptography;
using Modular.Persistence;

namespace Accounts.Model;

/// <summary>What a refresh token is made of: the session, what all tokens of the session share, and what the next one does not.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="Family">32 random bytes that prove that a token belongs to the session, however old it is.</param>
/// <param name="Secret">32 bytes of this token alone.</param>
internal sealed record RefreshToken(Guid SessionId, byte[] Family, byte[] Secret)
{
    private const int IdLength = 16;
    private const int SecretLength = 32;
    private const int Length = IdLength + 2 * SecretLength;

    /// <summary>The token of a text; null where it is none.</summary>
    public static RefreshToken? Parse(string text)
    {
        Span<byte> bytes = stackalloc byte[Length];
        return text.Length == Base64Url.GetEncodedLength(Length) && Base64Url.TryDecodeFromChars(text, bytes, out var written) && written == Length
            ? new(new Guid(bytes[..IdLength]), bytes[IdLength..(IdLength + SecretLength)].ToArray(), bytes[(IdLength + SecretLength)..].ToArray())
            : null;
    }

    /// <summary>The first token of a session.</summary>
    public static RefreshToken First(Guid session) => new(session, RandomNumberGenerator.GetBytes(SecretLength), RandomNumberGenerator.GetBytes(SecretLength));

    /// <summary>The token that follows: only who has this one can work it out from the salt.</summary>
    public RefreshToken Next(byte[] salt) => this with { Secret = HMACSHA256.HashData(Secret, salt) };

    /// <summary>The text that the client keeps.</summary>
    public string ToText() => Base64Url.EncodeToString([.. SessionId.ToByteArray(), .. Family, .. Secret]);

    /// <summary>Nothing of it in logs.</summary>
    public override string ToString() => $"RefreshToken of {SessionId}";
}

/// <summary>What a refresh token turned out to be.</summary>
internal enum RefreshUse
{
    /// <summary>Not of this session.</summary>
    Foreign,

    /// <summary>The newest one; the next one takes its place.</summary>
    Rotated,

    /// <summary>The one before, again, so soon that its answer may have been lost: the same successor.</summary>
    Repeated,

    /// <summary>One that was used up before.</summary>
    Reused,
}

/// <summary>
/// Where a session's refresh tokens stand: hashes, and the salt that leads from one token to the next (ACC-01). Whoever reads the row can make no token of it.
/// </summary>
[NotAudited]
internal sealed class RefreshRotation : IVersioned
{
    private RefreshRotation()
    {
    }

    public Guid SessionId { get; private init; }

    public byte[] FamilyHash { get; private init; } = [];

    public byte[] CurrentHash { get; private set; } = [];

    public byte[]? PreviousHash { get; private set; }

    public byte[]? Salt { get; private set; }

    public DateTime RotatedAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>That of a session's first token.</summary>
    public static RefreshRotation Of(RefreshToken first, DateTime at) => new()
    {
        SessionId = first.SessionId, FamilyHash = SHA256.HashData(first.Family), CurrentHash = SHA256.HashData(first.Secret), RotatedAt = at,
    };

    /// <summary>Uses a token.</summary>
    /// <param name="token">The token.</param>
    /// <param name="at">Now (UTC).</param>
    /// <param name="grace">How long after a rotation the token before may come again.</param>
    /// <returns>What it is, and the token that the client goes on with; null where there is none.</returns>
    public (RefreshUse Use, RefreshToken? Next) Take(RefreshToken token, DateTime at, TimeSpan grace)
    {
        if (!Is(FamilyHash, token.Family))
            return (RefreshUse.Foreign, null);
        if (Is(CurrentHash, token.Secret))
        {
            var salt = RandomNumberGenerator.GetBytes(32);
            var next = token.Next(salt);
            (PreviousHash, CurrentHash, Salt, RotatedAt) = (CurrentHash, SHA256.HashData(next.Secret), salt, at);
            return (RefreshUse.Rotated, next);
        }

        return PreviousHash is { } previous && Is(previous, token.Secret) && at - RotatedAt < grace
            ? (RefreshUse.Repeated, token.Next(Salt!))
            : (RefreshUse.Reused, null);
    }

    private static bool Is(byte[] hash, byte[] secret) => CryptographicOperations.FixedTimeEquals(hash, SHA256.HashData(secret));
}
