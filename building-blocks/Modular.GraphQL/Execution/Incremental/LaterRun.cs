using System.Diagnostics;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Execution;

/// <summary>Does the later work of one kind, for all places at once, and writes what comes of it.</summary>
internal sealed class LaterRun(Schema schema, PreparedRequest prepared)
{
    // The request's span ends with the first response.
    private readonly ActivityContext _request = Activity.Current?.Context ?? default;

    /// <summary>The same deferred fields of many objects, or the rests of the same streamed field's lists.</summary>
    public async Task<LaterResult> RunAsync(IReadOnlyList<LaterWork> works, CancellationToken cancellationToken)
    {
        using var span = Stage.IncrementalPart.Begin(_request);
        span.Activity?
            .SetTag("graphql.operation.name", prepared.Operation.Syntax.Name?.Value)
            .SetTag("graphql.part", works[0] is StreamWork { Field: { Parent: var parent } field } ? $"{parent.Name}.{field.Field.Name}" : ((DeferredWork)works[0]).Plan.Type.Name)
            .SetTag("graphql.part.label", works[0].Parts[0].Label)
            .SetTag("graphql.batch.size", works.Count);
        return works[0] is DeferredWork
            ? await RunAsync([.. works.Cast<DeferredWork>()], cancellationToken)
            : await RunAsync([.. works.Cast<StreamWork>()], cancellationToken);
    }

    private async Task<LaterResult> RunAsync(DeferredWork[] works, CancellationToken cancellationToken)
    {
        var batch = new ObjectBatch(works[0].Plan, [.. works.Select(w => w.Parent)]);
        await Execution(cancellationToken).RunAsync(batch);
        var result = new LaterResult();
        for (var row = 0; row < works.Length; row++)
        {
            var index = row;
            Write(result, works[row], writer => writer.WriteRow(batch, index));
        }

        return result;
    }

    private async Task<LaterResult> RunAsync(StreamWork[] works, CancellationToken cancellationToken)
    {
        var column = new FieldColumn(works[0].Field, works.Length);
        for (var row = 0; row < works.Length; row++)
            column.Values[row] = works[row].Items;
        await Execution(cancellationToken).RunAsync(column);
        var result = new LaterResult();
        for (var row = 0; row < works.Length; row++)
        {
            var index = row;
            Write(result, works[row], writer => writer.WriteItems(works[index].Field, column, index, works[index].From));
        }

        return result;
    }

    private OperationExecution Execution(CancellationToken cancellationToken) =>
        new(prepared.OwnContext(schema, cancellationToken), prepared.Variables);

    private void Write(LaterResult result, LaterWork work, Func<ResultWriter, bool> write)
    {
        using var body = new ResponseWriter(256);
        var path = new ResponsePath(work.Path);
        var errors = new ExecutionErrors(prepared.Document.Syntax, path);
        var mark = result.Works.Count;
        var isWhole = write(new ResultWriter(body, errors, path) { Later = result.Works, Scope = work.Scope });
        if (!isWhole)
            result.Works.Rewind(mark);
        result.Pieces.Add(new(work, isWhole ? body.Written.ToArray() : null, errors.All));
    }
}

/// <summary>What came of later work, and the work that it left in turn.</summary>
internal sealed class LaterResult
{
    public List<LaterPiece> Pieces { get; } = [];

    public LaterWorks Works { get; } = new();
}

/// <summary>The JSON of one place; null where a null that must not be makes the whole part void.</summary>
internal sealed record LaterPiece(LaterWork Work, byte[]? Json, IReadOnlyList<GraphQLError> Errors);
