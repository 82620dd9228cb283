using Modular.GraphQL;
using Modular.Kernel;
using QC.Contracts;
using QC.Model;
using QC.Persistence;

namespace QC.DrawSamples;

/// <summary>Drawing products for a reason, beside the draw of the week.</summary>
[MutationType]
[Idempotent]
internal static class DrawSampleMutation
{
    private const int Most = 200;

    /// <summary>Draws products of all that are listed and plans their inspections (QC-05). The seed is recorded, so that anybody can draw again and compare.</summary>
    /// <param name="size">How many products, 1 to 200; as many as in the draw of the week where left out.</param>
    /// <param name="seed">The seed, 16 hexadecimal digits; one that nobody chose where left out.</param>
    /// <param name="standardId">The standard by which they are inspected, which is in force; that of the draw of the week where left out.</param>
    /// <returns>The draw.</returns>
    [Authorize(QCPermissions.Sample)]
    [Error<InvalidInputError>]
    [Error<NothingToSampleError>]
    [Error<NotAuthorizedError>]
    [return: GraphQLName("sampling")]
    public static async Task<FieldResult<Sampling>> DrawSampleAsync(
        int? size, string? seed, QualityStandardId? standardId, QCDb db, ICaller caller, SampleDrawing drawing, QCOptions options, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        if (size is < 1 or > Most)
            problems.Add("size", Text.Broken("SAMPLE_SIZE", Most));
        long? chosen = seed is null ? null : problems.Take("seed", SampleDraw.ParseSeed(seed));
        if (!problems.IsEmpty)
            return problems.Errors;
        var (sampling, _) = await drawing.DrawAsync(db, new(SamplingKind.Special, size ?? options.SampleSize, chosen, standardId), Actor.Of(caller), cancellationToken);
        return sampling is null ? new IUserError[] { new NothingToSampleError(Text.Of("NOTHING_TO_SAMPLE")) } : sampling;
    }
}
