using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.GraphQL.Execution;
using Modular.Kernel;
using Modular.Persistence;
using Modular.Platform.Persistence;

namespace Modular.Platform.Timelines;

/// <summary>Saying something about an object, and changing one's own words.</summary>
[MutationType]
[Authorize(TimelinePermissions.Comment)]
[Error<NotFoundError>]
[Error<InvalidInputError>]
internal static class CommentMutations
{
    /// <summary>The name by which ids of comments tell that they are such.</summary>
    public const string TypeName = "Comment";

    /// <summary>Comments on an object with a timeline (FE-05). Whoever sees the object sees the comment.</summary>
    /// <param name="subjectId">The object; one that the caller does not see is answered like one that does not exist.</param>
    /// <param name="text">The words, plain text of at most 2,000 characters.</param>
    /// <returns>The comment.</returns>
    public static async Task<FieldResult<Comment>> AddCommentAsync(
        [ID] string subjectId, string text, RequestContext request, PlatformDb db, ICaller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var words = problems.Take("text", PlainText.Parse(text, Comment.TextLength, "COMMENT_TEXT"));
        if (!problems.IsEmpty)
            return problems.Errors;
        if (!NodeId.TryParse(subjectId, out var subject) || await request.LoadNodeAsync(subject) is not IHasTimeline)
            return new IUserError[] { new NotFoundError(Text.Of("COMMENT_SUBJECT_NOT_FOUND"), subjectId) };
        while (true)
        {
            var last = await db.Comments.Where(c => c.SubjectId == subject.Value).MaxAsync(c => (long?)c.Ordinal, cancellationToken) ?? 0;
            var comment = Comment.Say(subject, last + 1, caller.UserId!.Value, words, clock.GetUtcNow().UtcDateTime);
            db.Add(comment);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return comment;
            }
            catch (DbUpdateException failure) when (UniqueViolation.IsAny(failure))
            {
                // Somebody else said something at the same moment; this comes after it.
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Changes one's own comment (FE-04, FE-05). Another's is answered like one that does not exist.</summary>
    /// <param name="commentId">The comment.</param>
    /// <param name="text">The new words, plain text of at most 2,000 characters.</param>
    /// <param name="expectedVersion">The version that the author has seen; where the comment has another by now, nothing is changed (EDIT_CONFLICT).</param>
    /// <returns>The comment.</returns>
    [Error<EditConflictError>]
    public static async Task<FieldResult<Comment>> EditCommentAsync(
        [ID(TypeName)] Guid commentId, string text, int? expectedVersion, RequestContext request, PlatformDb db, ICaller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        var problems = new InputProblems();
        var words = problems.Take("text", PlainText.Parse(text, Comment.TextLength, "COMMENT_TEXT"));
        if (!problems.IsEmpty)
            return problems.Errors;
        return await ChangeAsync(commentId, expectedVersion, c => c.Edit(words, clock.GetUtcNow().UtcDateTime), request, db, caller, cancellationToken);
    }

    /// <summary>Removes one's own comment (FE-04, FE-05). Another's is answered like one that does not exist. The audit keeps that there was one, not its words.</summary>
    /// <param name="commentId">The comment.</param>
    /// <param name="expectedVersion">The version that the author has seen; where the comment has another by now, nothing is removed (EDIT_CONFLICT).</param>
    /// <returns>The comment as it was.</returns>
    [Error<EditConflictError>]
    public static Task<FieldResult<Comment>> DeleteCommentAsync(
        [ID(TypeName)] Guid commentId, int? expectedVersion, RequestContext request, PlatformDb db, ICaller caller, CancellationToken cancellationToken) =>
        ChangeAsync(commentId, expectedVersion, c => db.Remove(c), request, db, caller, cancellationToken);

    private static async Task<FieldResult<Comment>> ChangeAsync(
        Guid id, int? expectedVersion, Action<Comment> change, RequestContext request, PlatformDb db, ICaller caller, CancellationToken cancellationToken)
    {
        // Whoever no longer sees the object no longer sees what was said about it, his own words included.
        if (await db.Comments.SingleOrDefaultAsync(c => c.Id == id && c.AuthorId == caller.UserId, cancellationToken) is not { } comment
            || await request.LoadNodeAsync(new NodeId(comment.SubjectType, comment.SubjectId)) is not IHasTimeline)
            return new IUserError[] { new NotFoundError(Text.Of("COMMENT_NOT_FOUND"), new NodeId(TypeName, id).ToString()) };
        if (ExpectedVersion.Check(comment, expectedVersion) is { } outdated)
            return new IUserError[] { outdated };
        change(comment);
        return await db.TrySaveChangesAsync(cancellationToken) is { } conflict ? new IUserError[] { conflict } : comment;
    }
}
