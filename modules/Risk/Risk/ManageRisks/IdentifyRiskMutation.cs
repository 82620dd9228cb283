using Merchants.Contracts;
using Modular.GraphQL;
using Modular.Kernel;
using Risk.Contracts;
using Risk.Model;
using Risk.Persistence;

namespace Risk.ManageRisks;

/// <summary>Entering risks in the register.</summary>
[MutationType]
[Idempotent]
internal static class IdentifyRiskMutation
{
    /// <summary>Enters a risk in the register (RSK-01). It waits for its assessment. All problems of the input are told at once.</summary>
    /// <param name="title">What it is called, at most 100 characters.</param>
    /// <param name="description">What may happen, and from what; at most 2000 characters.</param>
    /// <param name="category">What it is about.</param>
    /// <param name="merchantId">The merchant that it is about; left out, none.</param>
    /// <returns>The risk.</returns>
    [Authorize(RiskPermissions.Manage)]
    [Error<InvalidInputError>]
    [Error<NotAuthorizedError>]
    [return: GraphQLName("risk")]
    public static async Task<FieldResult<RiskEntry>> IdentifyRiskAsync(
        string title, string? description, RiskCategory category, MerchantId? merchantId, RiskDb db, ICaller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var name = problems.Take("title", PlainText.Parse(title, FieldLengths.Title, "RISK_TITLE"));
        var words = problems.Take("description", PlainText.ParseOptional(description, FieldLengths.Words, "RISK_DESCRIPTION"));
        if (!problems.IsEmpty)
            return problems.Errors;
        // What is entered where the caller does not see it would be out of his sight.
        if (!caller.Has(RiskPermissions.Manage, merchantId?.Value))
            return new IUserError[] { NotAuthorizedError.For("identifyRisk") };
        var risk = RiskEntry.Identify(new(new(Guid.CreateVersion7()), name, words, category, merchantId, null), Actor.Of(caller), clock.GetUtcNow().UtcDateTime);
        db.Add(risk);
        await db.SaveChangesAsync(cancellationToken);
        return risk;
    }
}
