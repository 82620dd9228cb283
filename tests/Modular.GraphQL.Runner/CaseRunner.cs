using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Language;
using Modular.GraphQL.Types;
using Modular.GraphQL.Validation;

namespace Modular.GraphQL.Runner;

/// <summary>Answers one line of input with one line of output, whatever the line holds.</summary>
internal sealed class CaseRunner
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 100_000 };

    private readonly SchemaCache _schemas = new();
    private readonly ServiceProvider _services = new ServiceCollection().BuildServiceProvider();

    /// <summary>The answer as UTF-8 JSON with its line end.</summary>
    public ReadOnlySpan<byte> Answer(string line)
    {
        using var answer = new Answer();
        try
        {
            using var json = JsonDocument.Parse(line, Deep);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                throw new FormatException($"The line is a JSON {json.RootElement.ValueKind}; it must be an object.");
            if (json.RootElement.TryGetProperty("id", out var id))
                answer.Id(id);
            Run(Case.Read(json.RootElement), answer);
        }
        catch (SchemaException e)
        {
            answer.SchemaErrors(e.Problems);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            // Not a case: no JSON, a member of the wrong kind, or a string that is no Unicode. The next line may be one.
            answer.Errors([new GraphQLError($"Malformed line: {e.Message}")]);
        }

        return answer.Complete();
    }

    private void Run(Case given, Answer answer)
    {
        var executor = _schemas.Find(given.Schema, given.RootValue);
        if (given.ValidateOnly)
            answer.Errors(Validate(executor.Schema, given.Query));
        else
            Execute(executor, given, answer);
    }

    private static IReadOnlyList<GraphQLError> Validate(Schema schema, string query)
    {
        try
        {
            return DocumentValidator.Validate(schema, GraphQLParser.ParseDocument(query, SchemaCache.Options.Parser), SchemaCache.Options.Validation);
        }
        catch (GraphQLException e)
        {
            return e.Errors;
        }
    }

    private void Execute(RequestExecutor executor, Case given, Answer answer)
    {
        var request = new GraphQLRequest
        {
            Document = Encoding.UTF8.GetBytes(given.Query),
            OperationName = given.OperationName,
            Variables = given.Variables,
            RootValue = given.RootValue,
            Services = _services,
            User = new ClaimsPrincipal(),
            CorrelationId = "",
        };
        // No resolver here waits for anything, so the task is complete when it comes, and all of it ran on this thread's stack.
        using var result = executor.ExecuteAsync(request, CancellationToken.None).GetAwaiter().GetResult();
        using var response = JsonDocument.Parse(result.Body, Deep);
        answer.Response(response.RootElement);
    }
}
