using System.Collections.Concurrent;
using System.Text.Json;
using Modular.Kernel;

namespace Accounts.Tests.Privacy;

/// <summary>A module beside this one, whose data live in memory and whose erasure can be made to end in the middle.</summary>
internal sealed class OtherModule : IPersonalData
{
    public ConcurrentDictionary<Guid, string> Kept { get; } = new();

    public ConcurrentQueue<Guid> Calls { get; } = new();

    /// <summary>How many of the next calls end in the middle.</summary>
    public int Failures { get; set; }

    public KeptData? Reason { get; set; }

    public string Module => "Other";

    public Task ExportAsync(Guid userId, Utf8JsonWriter json, CancellationToken cancellationToken)
    {
        json.WriteStartObject();
        json.WriteString("note", Kept.GetValueOrDefault(userId));
        json.WriteEndObject();
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<KeptData>> EraseAsync(Guid userId, CancellationToken cancellationToken)
    {
        Calls.Enqueue(userId);
        Kept.TryRemove(userId, out _);
        if (Failures-- > 0)
            throw new IOException("ended in the middle");
        return Task.FromResult<IReadOnlyList<KeptData>>(Reason is null ? [] : [Reason]);
    }

    public string ReasonOf(string code) => $"The law: {code}.";
}
