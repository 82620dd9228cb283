using Merchants.Contracts;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Merchants.CheckEntry;

/// <summary>Does something with an application that leaves it where it is.</summary>
internal sealed class EntryTurn(MerchantsDb db, MerchantsOptions options, Turn<MerchantsDb> turn)
{
    /// <summary>Does it.</summary>
    public async Task<FieldResult<MerchantApplication>> TakeAsync(
        StateAction<ApplicationFacts, MerchantApplicationStatus> action, MerchantApplicationId id, int? expectedVersion,
        Func<MerchantApplication, Actor, DateTime, Task<IReadOnlyList<IUserError>>> step, CancellationToken cancellationToken)
    {
        var application = await db.FindApplicationAsync(id, cancellationToken);
        var facts = (await db.LoadFactsAsync([id], options, cancellationToken)).GetValueOrDefault(id);
        return await turn.TakeAsync(action, application, facts, Missing.Application(id), expectedVersion, step, cancellationToken);
    }

    /// <summary>Notes where the application is not measured by a criterion of this code.</summary>
    public async Task CheckCriterionAsync(InputProblems problems, MerchantApplication application, string code, CancellationToken cancellationToken)
    {
        var edition = application.EntryCriteriaId;
        if (!await db.Criteria.AnyAsync(c => c.CriteriaId == edition && c.Code == code, cancellationToken))
            problems.Add("criterion", Text.Broken("CRITERION_UNKNOWN"));
    }
}
