using Modular.GraphQL.Execution;

namespace Modular.GraphQL.Server.Http;

/// <summary>Runs the requests of an array one after the other, as they share the services of one HTTP request, and answers with an array.</summary>
internal static class RequestBatch
{
    /// <summary>The answers in the order of the requests. Ends as soon as one is cancelled.</summary>
    public static async ValueTask<ExecutionResult> RunAsync(List<RequestParameters> batch, Func<RequestParameters, ValueTask<ExecutionResult>> run)
    {
        var body = new ResponseWriter();
        try
        {
            var hasErrors = false;
            foreach (var parameters in batch)
            {
                body.WriteRaw(body.Position == 0 ? (byte)'[' : (byte)',');
                using var result = await run(parameters);
                body.WriteRaw(result.Body.Span);
                hasErrors |= result.HasErrors;
            }

            body.WriteRaw((byte)']');
            return new ExecutionResult(ExecutionOutcome.Executed, body, hasErrors);
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }
}
