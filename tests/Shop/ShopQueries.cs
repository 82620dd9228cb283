using System.Diagnostics;
using Modular.GraphQL;

namespace Shop;

/// <summary>What the benchmark asks for.</summary>
[QueryType]
internal static class ShopQueries
{
    /// <summary>The products.</summary>
    [UsePaging]
    [UseProjection]
    public static IQueryable<Product> GetProducts(ShopDb db) => db.Products;

    /// <summary>One product; null where there is none.</summary>
    [UseFirstOrDefault]
    [UseProjection]
    public static IQueryable<Product> GetProduct(ProductId id, ShopDb db) => db.Products.Where(p => p.Id == id);

    /// <summary>What the process has used so far.</summary>
    public static ProcessUse GetProcessUse() => new(
        GC.GetTotalAllocatedBytes(), Process.GetCurrentProcess().TotalProcessorTime.TotalMilliseconds);
}

/// <summary>What a process has used since its start.</summary>
/// <param name="AllocatedBytes">Bytes of managed memory.</param>
/// <param name="CpuMilliseconds">Processor time, in milliseconds.</param>
internal sealed record ProcessUse(long AllocatedBytes, double CpuMilliseconds);
