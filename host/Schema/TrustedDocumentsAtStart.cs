using Modular.GraphQL.Execution;
using Modular.Host.Modules;

namespace Modular.Host;

/// <summary>Looks at the start whether the schema still runs the trusted documents, so that no client is the first to find out.</summary>
internal static partial class TrustedDocumentsAtStart
{
    /// <summary>
    /// Checks all documents. Broken ones end the start with a <see cref="HostStartException"/> that names each file, place and message; so a
    /// release that breaks published clients never takes over from the one before. In Development they are warnings, since the schema is being
    /// worked on, and so they are where an optional module is broken: the host runs without it, and without the documents that need it.
    /// </summary>
    public static void CheckTrustedDocuments(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<ExecutorOptions>();
        if (options.TrustedDocuments?.Check(app.Services.GetRequiredService<IRequestExecutor>().Schema, options) is not { Count: > 0 } problems)
            return;
        if (!app.Environment.IsDevelopment() && app.Services.GetRequiredService<ModuleCatalog>().Broken.Failures.Count == 0)
        {
            throw new HostStartException(
                $"Trusted documents do not fit the schema:\n  {string.Join("\n  ", problems)}",
                "correct them, or keep in the schema what they ask for; remove those that no client sends any more");
        }

        foreach (var problem in problems)
            LogProblem(app.Logger, problem);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Trusted document {Problem}")]
    private static partial void LogProblem(ILogger logger, TrustedDocumentProblem problem);
}
