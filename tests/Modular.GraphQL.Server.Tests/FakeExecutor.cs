using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Server.Tests;

/// <summary>What the transport handed to the engine, copied, since its memory is pooled.</summary>
internal sealed record SeenRequest(string Document, string? OperationName, string? Variables, bool QueriesOnly, string CorrelationId, IReadOnlyDictionary<string, SeenFile> Files);

internal sealed record SeenFile(string FileName, string? ContentType, long Length, byte[] Content);

/// <summary>
/// Stands where the engine would, so that the transport is tested alone. It ends by the document's first word:
/// parse, validation and operation errors, mutations refused over GET, slow and broken operations, else data that echoes the document.
/// </summary>
internal sealed class FakeExecutor : IRequestExecutor
{
    public ConcurrentQueue<SeenRequest> Seen { get; } = new();

    public Schema Schema => throw new NotSupportedException("The transport does not look into the schema.");

    public async Task<ResponseStream> StreamAsync(GraphQLRequest request, CancellationToken cancellationToken) =>
        ResponseStream.Of(await ExecuteAsync(request, cancellationToken));

    public async Task<ExecutionResult> ExecuteAsync(GraphQLRequest request, CancellationToken cancellationToken)
    {
        var document = Encoding.UTF8.GetString(request.Document.Span);
        Seen.Enqueue(new SeenRequest(
            document,
            request.OperationName,
            request.Variables.ValueKind == JsonValueKind.Undefined ? null : request.Variables.GetRawText(),
            request.QueriesOnly,
            request.CorrelationId,
            await ReadAsync(request.Uploads)));
        switch (document.Split(' ')[0])
        {
            case "parse-error":
                return Refuse(ExecutionOutcome.ParseError, new GraphQLError("no GraphQL") { Code = ErrorCodes.ParseFailed });
            case "validation-error":
                return Refuse(ExecutionOutcome.ValidationError, new GraphQLError("no such field") { Code = ErrorCodes.ValidationFailed });
            case "bad-operation":
                return Refuse(ExecutionOutcome.BadOperation, new GraphQLError("no such operation") { Code = ErrorCodes.OperationResolutionFailure });
            case "mutation" when request.QueriesOnly:
                return Refuse(ExecutionOutcome.KindNotAllowed, new GraphQLError("no mutation over GET") { Code = ErrorCodes.BadRequest });
            case "slow":
                await Task.Delay(TimeSpan.FromMinutes(1), cancellationToken);
                break;
            case "deaf":
                await Task.Delay(TimeSpan.FromSeconds(10), CancellationToken.None);
                break;
            case "broken":
                throw new InvalidOperationException("secret of the inside");
        }

        var writer = new ResponseWriter();
        writer.WriteRaw("{\"data\":{\"echo\":"u8);
        writer.WriteString(document);
        writer.WriteRaw("}}"u8);
        return new ExecutionResult(ExecutionOutcome.Executed, writer, hasErrors: false);
    }

    public ExecutionResult Refuse(ExecutionOutcome outcome, params IReadOnlyList<GraphQLError> errors)
    {
        var writer = new ResponseWriter();
        writer.WriteRaw("{\"errors\":[{\"message\":"u8);
        writer.WriteString(errors[0].Message);
        writer.WriteRaw(",\"extensions\":{\"code\":"u8);
        writer.WriteString(errors[0].Code);
        writer.WriteRaw("}}]}"u8);
        return new ExecutionResult(outcome, writer, hasErrors: true);
    }

    private static async Task<IReadOnlyDictionary<string, SeenFile>> ReadAsync(IReadOnlyDictionary<string, IUpload>? uploads)
    {
        var files = new Dictionary<string, SeenFile>();
        foreach (var (path, upload) in uploads ?? new Dictionary<string, IUpload>())
        {
            using var content = new MemoryStream();
            await using var stream = upload.OpenReadStream();
            await stream.CopyToAsync(content);
            files.Add(path, new SeenFile(upload.FileName, upload.ContentType, upload.Length, content.ToArray()));
        }

        return files;
    }
}
