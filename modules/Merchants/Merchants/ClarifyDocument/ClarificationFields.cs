using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Merchants.ClarifyDocument;

/// <summary>What was asked about papers.</summary>
[ExtendObjectType<Document>]
internal static class DocumentClarifications
{
    /// <summary>What was asked about the paper, and what was answered, the oldest first (DOC-11).</summary>
    [UsePaging]
    public static IQueryable<Clarification> GetClarifications([Parent(Requires = nameof(Document.Id))] Document document, MerchantsDb db) =>
        db.Clarifications.AsNoTracking().Where(c => c.DocumentId == document.Id).OrderBy(c => c.Ordinal);
}

/// <summary>A question's fields that are not its own columns.</summary>
[ObjectType<Clarification>]
internal static class ClarificationFields
{
    /// <summary>The question; null once it is erased with the data of the person whose paper it is about (ACC-03).</summary>
    public static string? GetQuestion([Parent(Requires = nameof(Clarification.Question))] Clarification clarification) => Opened(clarification.Question);

    /// <summary>The answer; null where there is none, or it is erased (ACC-03).</summary>
    public static string? GetAnswer([Parent(Requires = nameof(Clarification.Answer))] Clarification clarification) => Opened(clarification.Answer);

    /// <summary>Who asked, by name; null for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetAskedByAsync(
        [Parent(Requires = nameof(Clarification.AskedById))] IReadOnlyList<Clarification> clarifications, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. clarifications.Select(c => (Guid?)c.AskedById)], cancellationToken);

    /// <summary>Who answered, or went on without an answer, by name; null while it is open, and for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetEndedByAsync(
        [Parent(Requires = nameof(Clarification.EndedById))] IReadOnlyList<Clarification> clarifications, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. clarifications.Select(c => c.EndedById)], cancellationToken);

    private static string? Opened(Modular.Persistence.SealedText words) => words.IsEmpty ? null : words.Open();
}
