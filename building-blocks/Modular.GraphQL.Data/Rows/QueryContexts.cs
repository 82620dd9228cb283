using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;

namespace Modular.GraphQL.Data.Rows;

/// <summary>Finds the context that a query belongs to. EF Core knows it and has no public way to tell.</summary>
internal static class QueryContexts
{
    /// <summary>The context; null where the provider is not EF Core's own.</summary>
    public static DbContext? Of(IQueryable query) =>
#pragma warning disable EF1001 // Internal to EF Core, whose version is pinned; the tests of this project fail where it changes.
        query.Provider is EntityQueryProvider provider && Compiler(provider) is QueryCompiler compiler && Factory(compiler) is RelationalQueryContextFactory factory
            ? Dependencies(factory).CurrentContext.Context
            : null;

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_queryCompiler")]
    private static extern ref IQueryCompiler Compiler(EntityQueryProvider provider);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_queryContextFactory")]
    private static extern ref IQueryContextFactory Factory(QueryCompiler compiler);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Dependencies")]
    private static extern QueryContextDependencies Dependencies(RelationalQueryContextFactory factory);
#pragma warning restore EF1001
}
