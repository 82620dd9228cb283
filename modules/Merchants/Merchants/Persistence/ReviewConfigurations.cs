using Merchants.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Merchants.Persistence;

/// <summary>What a review holds beside its decision.</summary>
internal static class ReviewDetails
{
    public static void Configure(EntityTypeBuilder<Review> builder)
    {
        builder.Ignore(r => r.Verdicts);
        builder.ComplexProperty(r => r.Compliance, v => v.Property(x => x.Note).HasMaxLength(FieldLengths.Comment));
        builder.ComplexProperty(r => r.Accuracy, v => v.Property(x => x.Note).HasMaxLength(FieldLengths.Comment));
        builder.ComplexProperty(r => r.Completeness, v => v.Property(x => x.Note).HasMaxLength(FieldLengths.Comment));
        // The figures read what was decided in a span of time, and nothing else.
        builder.HasIndex(r => r.At);
    }
}

internal sealed class ClarificationConfiguration : IEntityTypeConfiguration<Clarification>
{
    public void Configure(EntityTypeBuilder<Clarification> builder)
    {
        builder.HasKey(c => new { c.DocumentId, c.Ordinal });
        builder.HasOne<Document>().WithMany().HasForeignKey(c => c.DocumentId);
        builder.HasOne<ReviewTeam>().WithMany().HasForeignKey(c => c.TeamId);
    }
}

internal sealed class ReviewAssignmentConfiguration : IEntityTypeConfiguration<ReviewAssignment>
{
    public void Configure(EntityTypeBuilder<ReviewAssignment> builder)
    {
        builder.HasKey(a => new { a.DocumentId, a.Ordinal });
        builder.HasOne<Document>().WithMany().HasForeignKey(a => a.DocumentId);
        builder.HasIndex(a => new { a.AssigneeId, a.At });
    }
}

internal sealed class ReviewBreachConfiguration : IEntityTypeConfiguration<ReviewBreach>
{
    public void Configure(EntityTypeBuilder<ReviewBreach> builder)
    {
        builder.HasKey(b => new { b.DocumentId, b.VersionNumber, b.Stage });
        builder.HasOne<Document>().WithMany().HasForeignKey(b => b.DocumentId);
    }
}

internal sealed class ReviewTeamConfiguration : IEntityTypeConfiguration<ReviewTeam>
{
    public void Configure(EntityTypeBuilder<ReviewTeam> builder)
    {
        builder.Property(t => t.Name).HasMaxLength(FieldLengths.TeamName);
        builder.HasMany(t => t.Members).WithOne().HasForeignKey(m => m.TeamId);
        builder.HasIndex(t => new { t.Name, t.Id });
    }
}

internal sealed class ReviewTeamMemberConfiguration : IEntityTypeConfiguration<ReviewTeamMember>
{
    public void Configure(EntityTypeBuilder<ReviewTeamMember> builder)
    {
        builder.HasKey(m => new { m.TeamId, m.UserId });
        builder.HasIndex(m => m.UserId);
    }
}

internal sealed class DocumentDisputeConfiguration : IEntityTypeConfiguration<DocumentDispute>
{
    public void Configure(EntityTypeBuilder<DocumentDispute> builder)
    {
        builder.HasOne<Document>().WithMany().HasForeignKey(d => d.DocumentId);
        // A paper has one dispute at a time.
        builder.HasIndex(d => d.DocumentId).IsUnique().HasFilter("\"Status\" <> 'Resolved'");
        builder.HasIndex(d => new { d.RaisedAt, d.Id });
    }
}

internal sealed class DocumentFaultConfiguration : IEntityTypeConfiguration<DocumentFault>
{
    public void Configure(EntityTypeBuilder<DocumentFault> builder)
    {
        builder.HasKey(f => new { f.DocumentId, f.VersionNumber, f.Source, f.SourceId });
        builder.HasOne<DocumentVersion>().WithMany().HasForeignKey(f => new { f.DocumentId, f.VersionNumber });
    }
}
