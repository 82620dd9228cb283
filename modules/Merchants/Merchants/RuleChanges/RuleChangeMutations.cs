using Merchants.Contracts;
using Merchants.KeepStandards;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.RuleChanges;

/// <summary>Changes of the outside platform's rules: announced, taken note of, and made into the next standard of papers (DOC-26).</summary>
[MutationType]
[Idempotent]
[Error<NotFoundError>]
[Error<NotAuthorizedError>]
internal static class RuleChangeMutations
{
    /// <summary>Announces a change of the outside platform's rules to the groups that must take note of it (DOC-26).</summary>
    /// <param name="title">Its title, at most 100 characters.</param>
    /// <param name="text">What changes, at most 4000 characters.</param>
    /// <param name="effectiveFrom">The day from which it holds.</param>
    /// <param name="teams">The groups that must take note of it, one at least.</param>
    /// <returns>The change.</returns>
    [Authorize(MerchantsPermissions.RecordRuleChanges)]
    [Error<InvalidInputError>]
    [return: GraphQLName("ruleChange")]
    public static async Task<FieldResult<PlatformRuleChange>> RecordPlatformRuleChangeAsync(
        string title, string text, DateOnly effectiveFrom, IReadOnlyList<PaperTeam> teams, MerchantsDb db, ICaller caller, TimeProvider clock, AllowedActions allowed,
        CancellationToken cancellationToken)
    {
        if (allowed.RefuseCaller("recordPlatformRuleChange", Place.Platform) is { } refused)
            return new IUserError[] { refused };
        var problems = new InputProblems();
        var name = problems.Take("title", PlainText.Parse(title, FieldLengths.StandardName, "RULE_TITLE"));
        var words = problems.Take("text", PlainText.Parse(text, FieldLengths.RuleText, "WORDS"));
        if (teams.Count == 0)
            problems.Add("teams", Text.Broken("TEAMS_NONE"));
        if (!problems.IsEmpty)
            return problems.Errors;
        var change = PlatformRuleChange.Announce(name, words, effectiveFrom, teams, OutsideSource.Staff, null, caller.UserId, clock.GetUtcNow().UtcDateTime);
        db.Add(change);
        await db.SaveChangesAsync(cancellationToken);
        return change;
    }

    /// <summary>Takes note of a change of rules that concerns a group of the caller's (DOC-26); the second time nothing happens.</summary>
    /// <param name="ruleChangeId">The change.</param>
    /// <returns>The change.</returns>
    [Authorize(MerchantsPermissions.AcknowledgeRuleChanges)]
    [return: GraphQLName("ruleChange")]
    public static async Task<FieldResult<PlatformRuleChange>> AcknowledgePlatformRuleChangeAsync(
        PlatformRuleChangeId ruleChangeId, MerchantsDb db, ICaller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await db.RuleChanges.SingleOrDefaultAsync(c => c.Id == ruleChangeId, cancellationToken) is not { } change)
            return new[] { Missing.RuleChange(ruleChangeId) };
        if (caller.UserId is not { } me || (change.TeamMask & RuleChangeReaders.GroupsOf(caller)) == 0)
            return new IUserError[] { NotAuthorizedError.For("acknowledgePlatformRuleChange") };
        if (await db.RuleChangeReceipts.AnyAsync(r => r.RuleChangeId == ruleChangeId && r.UserId == me, cancellationToken))
            return change;
        db.Add(new RuleChangeReceipt { RuleChangeId = ruleChangeId, UserId = me, At = clock.GetUtcNow().UtcDateTime });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException failure) when (UniqueViolation.IsAny(failure))
        {
            // Twice at the same moment is once.
            db.ChangeTracker.Clear();
        }

        return change;
    }

    /// <summary>Drafts the next standard of papers because of a change of rules (DOC-26): it says what the one in force says, names the change, and waits to be rewritten and published.</summary>
    /// <param name="ruleChangeId">The change.</param>
    /// <returns>The draft.</returns>
    [Authorize(MerchantsPermissions.WriteStandards)]
    [Error<EditConflictError>]
    [return: GraphQLName("standard")]
    public static async Task<FieldResult<PaperStandard>> DraftStandardForRuleChangeAsync(
        PlatformRuleChangeId ruleChangeId, MerchantsDb db, ICaller caller, TimeProvider clock, MerchantsOptions options, AllowedActions allowed, CancellationToken cancellationToken)
    {
        if (allowed.RefuseCaller("draftStandardForRuleChange", Place.Platform) is { } refused)
            return new IUserError[] { refused };
        if (await db.RuleChanges.AsNoTracking().SingleOrDefaultAsync(c => c.Id == ruleChangeId, cancellationToken) is not { } change)
            return new[] { Missing.RuleChange(ruleChangeId) };
        var inForce = await db.StandardInForceAsync(options, cancellationToken);
        return await PaperStandardMutations.DraftAsync(
            db, change.Title, ruleChangeId, [.. Enum.GetValues<DocumentType>().Select(inForce.Of)], Actor.Of(caller), clock.GetUtcNow().UtcDateTime, cancellationToken);
    }
}
