using Modular.Kernel;
using Modular.Persistence;
using QC.Model;
using QC.Persistence;

namespace QC.DrawSamples;

/// <summary>Draws the products of the week (QC-05), on Monday night; once a week, however often it runs.</summary>
[Job("qc.draw-weekly-sample", "0 30 1 ? * MON")]
internal sealed class DrawWeeklySample(ModuleDatabase<QCDb> database, SampleDrawing drawing, QCOptions options) : IJob
{
    /// <inheritdoc/>
    public async Task RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        await using var db = database.Open(SystemCaller.Instance);
        var (sampling, isNew) = await drawing.DrawAsync(db, new(SamplingKind.Weekly, options.SampleSize, null, null), Actor.System, cancellationToken);
        if (sampling is null)
            run.Count("nothingToSample");
        else
            run.Count(isNew ? "drawn" : "alreadyDrawn", sampling.Size);
    }
}
