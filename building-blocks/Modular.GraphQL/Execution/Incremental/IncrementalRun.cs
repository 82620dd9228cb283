using System.Runtime.CompilerServices;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>
/// Delivers what was left for later. Work of the same kind is done together for all places; different kinds run at the same time
/// and each is delivered when it is done. What stands in a part comes after the part.
/// </summary>
internal sealed class IncrementalRun(Schema schema, PreparedRequest prepared, ErrorResponses errors)
{
    private readonly LaterRun _run = new(schema, prepared);
    private readonly List<LaterWork> _waiting = [];
    private readonly List<Task<LaterResult>> _running = [];
    private int _nextId;

    private string CorrelationId => prepared.Request.CorrelationId;

    /// <summary>Turns the first response into the first of several, with what is still to come.</summary>
    public ExecutionResult Begin(ResponseWriter data, IReadOnlyList<GraphQLError> found, LaterWorks works)
    {
        _waiting.AddRange(works.All);
        data.Rewind(data.Position - 1); // the closing brace
        data.WriteRaw((byte)',');
        IncrementalPayload.WritePending(data, Announce());
        data.WriteRaw("\"hasNext\":true}"u8);
        return found.Count == 0 ? new(ExecutionOutcome.Executed, data, hasErrors: false) : errors.Prepend(data, found, CorrelationId);
    }

    /// <summary>The further responses.</summary>
    public async IAsyncEnumerable<ExecutionResult> ContinueAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        try
        {
            while (true)
            {
                StartOpen(cancellationToken);
                if (_running.Count == 0)
                    yield break;
                var done = await Task.WhenAny(_running);
                _running.Remove(done);
                yield return Payload(await done);
            }
        }
        finally
        {
            // Whoever leaves early waits for the resolvers that still run: their services end with the request.
            await Task.WhenAll(_running).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private void StartOpen(CancellationToken cancellationToken)
    {
        var open = _waiting.FindAll(w => w.Parts.All(p => p.IsOpen));
        _waiting.RemoveAll(open.Contains);
        foreach (var kind in open.GroupBy(w => w is DeferredWork d ? d.Plan : (object)((StreamWork)w).Field, ReferenceEqualityComparer.Instance))
            _running.Add(_run.RunAsync([.. kind], cancellationToken));
    }

    private ExecutionResult Payload(LaterResult result)
    {
        var completed = new List<PendingPart>();
        var pieces = result.Pieces.ConvertAll(p => p with { Errors = errors.Tell(p.Errors, CorrelationId) });
        foreach (var piece in pieces)
        {
            foreach (var part in piece.Work.Parts)
            {
                if (piece.Json is null)
                    part.Errors ??= piece.Errors;
                if (--part.Outstanding == 0 && part.Id >= 0)
                    completed.Add(part);
            }
        }

        _waiting.AddRange(result.Works.All);
        _waiting.RemoveAll(w => w.Parts.All(p => p.IsVoid));
        // A piece is told under the part that is nearest to it and not void.
        var told = pieces
            .Select(p => (Part: p.Work.Parts.Where(part => !part.IsVoid).MaxBy(part => part.Path.Length), Piece: p))
            .Where(t => t.Part is not null && t.Piece.Json is not null).ToList();
        var writer = new ResponseWriter();
        writer.WriteRaw((byte)'{');
        IncrementalPayload.WritePieces(writer, told!, CorrelationId);
        IncrementalPayload.WriteCompleted(writer, completed, CorrelationId);
        IncrementalPayload.WritePending(writer, Announce());
        writer.WriteRaw(_running.Count > 0 || _waiting.Count > 0 ? "\"hasNext\":true}"u8 : "\"hasNext\":false}"u8);
        return new(ExecutionOutcome.Executed, writer, pieces.Exists(p => p.Errors.Count > 0));
    }

    // A part is announced once, when what it stands in is there.
    private List<PendingPart> Announce()
    {
        var parts = _waiting.SelectMany(w => w.Parts).Where(p => p.Id < 0 && p.IsOpen).Distinct().ToList();
        foreach (var part in parts)
            part.Id = _nextId++;
        return parts;
    }
}
