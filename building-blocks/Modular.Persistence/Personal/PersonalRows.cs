using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Modular.Persistence;

/// <summary>
/// Says whose data a row holds (ACC-03). Personal values are <see cref="SealedText"/>, so that no file of a database ever holds them in the clear; of
/// those that are audited, the audit rows keep what they were, under a key of that person alone, and nothing of it once the key is forgotten.
/// </summary>
public static class PersonalRows
{
    private const string PersonAnnotation = "Modular:PersonOf";
    private const string AuditedAnnotation = "Modular:AuditedText";

    /// <summary>Says whose data the rows hold. The module's database gets the table of persons' keys with the first such entity.</summary>
    /// <param name="builder">The entity.</param>
    /// <param name="person">The column with the person's user id, which never changes: <c>a => a.OwnerId</c>. Where it is null, the row is nobody's.</param>
    public static EntityTypeBuilder<TEntity> HoldsDataOf<TEntity, TPerson>(this EntityTypeBuilder<TEntity> builder, Expression<Func<TEntity, TPerson>> person)
        where TEntity : class =>
        person.Body is MemberExpression { Expression: ParameterExpression, Member.Name: var name }
            ? builder.HasAnnotation(PersonAnnotation, name)
            : throw new ArgumentException("Only a column of the row itself is told in this way: a => a.OwnerId.", nameof(person));

    /// <summary>Lets the audit rows keep the text, for those who may read them; they say <c>***</c> of any other sealed text.</summary>
    public static PropertyBuilder<SealedText> IsAudited(this PropertyBuilder<SealedText> text) => text.HasAnnotation(AuditedAnnotation, true);

    /// <summary>Lets the audit rows keep the text, for those who may read them; they say <c>***</c> of any other sealed text.</summary>
    public static ComplexTypePropertyBuilder<SealedText> IsAudited(this ComplexTypePropertyBuilder<SealedText> text) => text.HasAnnotation(AuditedAnnotation, true);

    /// <summary>Whether audit rows keep the text.</summary>
    internal static bool IsAudited(this IReadOnlyProperty property) => property.FindAnnotation(AuditedAnnotation)?.Value is true;

    /// <summary>The name of the column that says whose data the rows hold; null where they are nobody's.</summary>
    internal static string? PersonColumn(this IReadOnlyEntityType entity) => (string?)entity.FindAnnotation(PersonAnnotation)?.Value;
}
