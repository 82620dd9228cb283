using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Modular.Platform.Timelines;

/// <summary>What somebody said about an object (FE-05); seen by whoever sees the object.</summary>
internal sealed class Comment : IVersioned
{
    /// <summary>The longest text, in characters.</summary>
    public const int TextLength = 2000;

    private Comment()
    {
    }

    /// <summary>The comment's id.</summary>
    [ID(CommentMutations.TypeName)]
    public Guid Id { get; private init; }

    /// <summary>The node type of the object.</summary>
    [GraphQLIgnore]
    public string SubjectType { get; private init; } = "";

    /// <summary>The object.</summary>
    [GraphQLIgnore]
    public Guid SubjectId { get; private init; }

    /// <summary>Counts the comments on the object.</summary>
    [GraphQLIgnore]
    public long Ordinal { get; private init; }

    /// <summary>Who said it, by id.</summary>
    [GraphQLIgnore]
    public Guid AuthorId { get; private init; }

    /// <summary>The words, plain text of at most 2,000 characters.</summary>
    public string Text { get; private set; } = "";

    /// <summary>When it was said (UTC).</summary>
    public DateTime At { get; private init; }

    /// <summary>When it was changed last (UTC); null where it never was.</summary>
    public DateTime? EditedAt { get; private set; }

    /// <summary>Counts the changes; give it as <c>expectedVersion</c> (FE-04).</summary>
    public int Version { get; private set; }

    /// <summary>Says something.</summary>
    public static Comment Say(NodeId subject, long ordinal, Guid author, string text, DateTime at) => new()
    {
        Id = Guid.CreateVersion7(), SubjectType = subject.TypeName, SubjectId = subject.Value, Ordinal = ordinal, AuthorId = author, Text = text, At = at,
    };

    /// <summary>Says it otherwise.</summary>
    public void Edit(string text, DateTime at) => (Text, EditedAt) = (text, at);
}

/// <summary>The comment's fields that are not its own columns.</summary>
[ObjectType<Comment>]
internal static class CommentFields
{
    /// <summary>Whether the caller said it, and may change and remove it.</summary>
    [BatchResolver]
    [Cost(0)]
    public static IReadOnlyList<bool> IsMine([Parent] IReadOnlyList<Comment> comments, ICaller caller) => [.. comments.Select(c => c.AuthorId == caller.UserId)];

    /// <summary>Who said it, by name; null for a user who is erased (ACC-03).</summary>
    [BatchResolver]
    public static Task<IReadOnlyList<string?>> GetAuthorAsync([Parent] IReadOnlyList<Comment> comments, IUserNames users, CancellationToken cancellationToken) =>
        users.NamesInOrderAsync([.. comments.Select(c => (Guid?)c.AuthorId)], cancellationToken);
}

internal sealed class CommentConfiguration : IEntityTypeConfiguration<Comment>
{
    public void Configure(EntityTypeBuilder<Comment> builder)
    {
        builder.ToTable("comments");
        builder.Property(c => c.SubjectType).HasMaxLength(128);
        // People write what they like: the audit keeps that they did, not the words.
        builder.Property(c => c.Text).HasMaxLength(Comment.TextLength).IsSensitive();
        builder.HasIndex(c => new { c.SubjectId, c.Ordinal }).IsUnique();
    }
}
