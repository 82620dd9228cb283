using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;

#pragma warning disable EF1001 // EF Core's public interceptor makes two delegates a property for each row that it reads; this costs a row without sealed texts nothing.

namespace Modular.Persistence;

/// <summary>Makes EF Core tell the sealed texts of each entity that it reads, tracked or not, where they stand.</summary>
internal sealed class SealedMaterializer(StructuralTypeMaterializerSourceDependencies dependencies) : StructuralTypeMaterializerSource(dependencies), IStructuralTypeMaterializerSource
{
    private static readonly MethodInfo BindMethod = typeof(SealedMaterializer).GetMethod(nameof(Bind), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <inheritdoc/>
    Expression IStructuralTypeMaterializerSource.CreateMaterializeExpression(StructuralTypeMaterializerSourceParameters parameters, Expression materializationContextExpression)
    {
        var made = CreateMaterializeExpression(parameters, materializationContextExpression);
        if (parameters.StructuralType is not IEntityType entity || SealedColumns.Of(entity) is not { Count: > 0 } columns)
            return made;
        var context = Expression.Property(materializationContextExpression, nameof(MaterializationContext.Context));
        return Expression.Convert(Expression.Call(BindMethod, made, context, Expression.Constant(columns)), made.Type);
    }

    private static object Bind(object entity, Microsoft.EntityFrameworkCore.DbContext context, SealedColumns columns)
    {
        columns.Bind((context as ModuleDbContext)?.Sensitive, entity);
        return entity;
    }
}
