using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Modular.Kernel;
using Modular.Persistence;

namespace Modular.Messaging;

/// <summary>
/// Seals the answers of a module to commands. Each begins with the hash of what was asked for, encrypted as well: from a bare hash that could be
/// found out by trying.
/// </summary>
/// <param name="keys">The keys.</param>
internal sealed class AnswerCipher(KeyRing keys)
{
    private readonly RingCipher _cipher = new(keys, "command answer");

    /// <summary>The hash of what is asked for.</summary>
    public static byte[] HashOf<TCommand>(string operation, TCommand asked) =>
        SHA256.HashData([.. Encoding.UTF8.GetBytes(operation), 0, .. JsonSerializer.SerializeToUtf8Bytes(asked, EventJson.Options)]);

    /// <summary>The answer, to be stored in the command's row.</summary>
    public byte[] Seal<TResult>(CommandId command, byte[] hash, CommandAnswer<TResult> answer) =>
        _cipher.Seal([.. hash, .. JsonSerializer.SerializeToUtf8Bytes(new Stored<TResult>(answer.Result, answer.Refusal), EventJson.Options)], command.Value.ToByteArray());

    /// <summary>The stored answer; null where it was given to something else than what is asked for now.</summary>
    public CommandAnswer<TResult>? Open<TResult>(CommandId command, byte[] hash, byte[] stored)
    {
        var plain = _cipher.Open(stored, command.Value.ToByteArray());
        if (!plain.AsSpan().StartsWith(hash))
            return null;
        var answer = JsonSerializer.Deserialize<Stored<TResult>>(plain.AsSpan(hash.Length), EventJson.Options)!;
        return answer.Refusal is { } refusal ? refusal : answer.Result!;
    }

    private sealed record Stored<TResult>(TResult? Result, Refusal? Refusal);
}
