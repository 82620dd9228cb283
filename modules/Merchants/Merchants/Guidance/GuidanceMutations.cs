using Merchants.Contracts;
using Merchants.ManageMerchant;
using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Merchants.Guidance;

/// <summary>Merchants ask, the platform answers (MER-05).</summary>
[MutationType]
[Idempotent]
[Error<NotFoundError>]
[Error<InvalidInputError>]
[Error<IllegalTransitionError>]
[Error<EditConflictError>]
[Error<NotAuthorizedError>]
internal static class GuidanceMutations
{
    /// <summary>Asks the platform something in a merchant's name (MER-05). The answer is due within two working days unless set otherwise. All problems of the input are told at once.</summary>
    /// <param name="merchantId">The merchant.</param>
    /// <param name="topic">What it is about, at most 100 characters.</param>
    /// <param name="question">The question, at most 1000 characters.</param>
    /// <returns>The question with its thread.</returns>
    [Authorize(MerchantsPermissions.AskGuidance)]
    [return: GraphQLName("ticket")]
    public static async Task<FieldResult<GuidanceTicket>> AskGuidanceAsync(
        MerchantId merchantId, string topic, string question, MerchantTurn turn, MerchantsDb db, MerchantsOptions options, IWorkingCalendar calendar, CancellationToken cancellationToken)
    {
        GuidanceTicket? asked = null;
        var working = await calendar.ForAsync(options.WorkingTime, cancellationToken);
        var taken = await turn.TakeAsync(MerchantActions.AskGuidance, merchantId, null, (merchant, by, at) =>
        {
            var problems = new InputProblems();
            var about = problems.Take("topic", PlainText.Parse(topic, FieldLengths.CompanyName, "TOPIC"));
            var said = problems.Take("question", PlainText.Parse(question, FieldLengths.Comment, "WORDS"));
            if (problems.IsEmpty)
            {
                (asked, var message) = GuidanceTicket.Ask(merchant.Id, about, said, working.AddWorkingDays(at, options.GuidanceWorkingDays), by, at);
                db.AddRange(asked, message);
            }

            return Task.FromResult<IReadOnlyList<IUserError>>(problems.Errors);
        }, cancellationToken);
        return taken.IsSuccess ? asked! : FieldResult<GuidanceTicket>.Failure(taken.Errors);
    }

    /// <summary>Answers a merchant's question (MER-05).</summary>
    /// <param name="ticketId">The question.</param>
    /// <param name="words">The answer, at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The question with its thread.</returns>
    [Authorize(MerchantsPermissions.AnswerGuidance)]
    [return: GraphQLName("ticket")]
    public static Task<FieldResult<GuidanceTicket>> AnswerGuidanceAsync(
        GuidanceTicketId ticketId, string words, int? expectedVersion, Turn<MerchantsDb> turn, MerchantsDb db, CancellationToken cancellationToken) =>
        SayAsync(GuidanceTicketActions.Answer, ticketId, words, expectedVersion, turn, db, (ticket, said, by, at) => (ticket.Answer(said, by, at, out var message), message), cancellationToken);

    /// <summary>Asks again where an answer does not do, also where the question was closed (MER-05).</summary>
    /// <param name="ticketId">The question.</param>
    /// <param name="words">What is still asked, at most 1000 characters.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The question with its thread.</returns>
    [Authorize(MerchantsPermissions.AskGuidance)]
    [return: GraphQLName("ticket")]
    public static async Task<FieldResult<GuidanceTicket>> ReopenGuidanceAsync(
        GuidanceTicketId ticketId, string words, int? expectedVersion, Turn<MerchantsDb> turn, MerchantsDb db, MerchantsOptions options, IWorkingCalendar calendar, CancellationToken cancellationToken)
    {
        var working = await calendar.ForAsync(options.WorkingTime, cancellationToken);
        return await SayAsync(
            GuidanceTicketActions.Reopen, ticketId, words, expectedVersion, turn, db,
            (ticket, said, by, at) => (ticket.Reopen(said, working.AddWorkingDays(at, options.GuidanceWorkingDays), by, at, out var message), message), cancellationToken);
    }

    /// <summary>Closes a question that is answered (MER-05).</summary>
    /// <param name="ticketId">The question.</param>
    /// <param name="expectedVersion">The version that was seen; where there is another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The question with its thread.</returns>
    [Authorize(MerchantsPermissions.CloseGuidance)]
    [return: GraphQLName("ticket")]
    public static async Task<FieldResult<GuidanceTicket>> CloseGuidanceAsync(GuidanceTicketId ticketId, int? expectedVersion, Turn<MerchantsDb> turn, MerchantsDb db, CancellationToken cancellationToken)
    {
        var ticket = await db.Tickets.SingleOrDefaultAsync(t => t.Id == ticketId, cancellationToken);
        var facts = (await db.LoadFactsAsync([ticketId], cancellationToken)).GetValueOrDefault(ticketId);
        return await turn.TakeAsync(
            GuidanceTicketActions.Close, ticket, facts, Missing.Ticket(ticketId), expectedVersion,
            (found, by, at) => Task.FromResult<IReadOnlyList<IUserError>>(found.Close(by, at) is { } refused ? [refused] : []), cancellationToken);
    }

    private static async Task<FieldResult<GuidanceTicket>> SayAsync(
        StateAction<GuidanceFacts, GuidanceTicketStatus> action, GuidanceTicketId id, string words, int? expectedVersion, Turn<MerchantsDb> turn, MerchantsDb db,
        Func<GuidanceTicket, string, Actor, DateTime, (IUserError? Refused, GuidanceMessage? Message)> say, CancellationToken cancellationToken)
    {
        var ticket = await db.Tickets.SingleOrDefaultAsync(t => t.Id == id, cancellationToken);
        var facts = (await db.LoadFactsAsync([id], cancellationToken)).GetValueOrDefault(id);
        return await turn.TakeAsync(action, ticket, facts, Missing.Ticket(id), expectedVersion, (found, by, at) =>
        {
            var problems = new InputProblems();
            var said = problems.Take("words", PlainText.Parse(words, FieldLengths.Comment, "WORDS"));
            if (!problems.IsEmpty)
                return Task.FromResult<IReadOnlyList<IUserError>>(problems.Errors);
            var (refused, message) = say(found, said, by, at);
            if (message is not null)
                db.Add(message);
            return Task.FromResult<IReadOnlyList<IUserError>>(refused is null ? [] : [refused]);
        }, cancellationToken);
    }
}
