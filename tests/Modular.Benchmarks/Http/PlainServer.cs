using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Modular.Benchmarks.Http;

/// <summary>
/// What the GraphQL endpoint is measured against: minimal-API endpoints over the same file, as a careful author writes them. A pooled
/// context, an EF compiled query, System.Text.Json with generated metadata; and one endpoint in plain ADO.NET.
/// </summary>
internal static class PlainServer
{
    private static readonly Func<PlainDb, int, IAsyncEnumerable<PlainProduct>> Page = EF.CompileAsyncQuery((PlainDb db, int first) =>
        db.Products.AsNoTracking().OrderBy(p => p.Id).Take(first).Select(p => new PlainProduct(
            p.Id, p.Name, p.Slug, p.Price, p.Status, p.Variants.Select(v => new PlainVariant(v.Id, v.Sku, v.Stock, v.Price)).ToList())));

    private static readonly Func<PlainDb, Guid, Task<PlainRow?>> One = EF.CompileAsyncQuery((PlainDb db, Guid id) =>
        db.Products.AsNoTracking().Where(p => p.Id == id).Select(p => new PlainRow(p.Id, p.Name, p.Slug, p.Price, p.Status)).FirstOrDefault());

    /// <summary>Serves until the process is ended; writes its address first.</summary>
    public static async Task RunAsync(string database)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddDbContextPool<PlainDb>(o => o.UseSqlite($"Data Source={database}"));
        builder.Services.ConfigureHttpJsonOptions(o => o.SerializerOptions.TypeInfoResolverChain.Insert(0, PlainJson.Default));
        await using var app = builder.Build();
        app.MapGet("/products", async (int first, PlainDb db) =>
        {
            var products = new List<PlainProduct>(first);
            await foreach (var product in Page(db, first))
                products.Add(product);
            return new PlainPage(products);
        });
        app.MapGet("/products/{id:guid}", async (Guid id, PlainDb db) => await One(db, id));
        app.MapGet("/ado/products", (int first, HttpResponse response) =>
        {
            response.ContentType = "application/json; charset=utf-8";
            using var json = new Utf8JsonWriter(response.BodyWriter);
            AdoPage.Write(database, first, json);
        });
        app.MapPost("/constant", (ConstantRequest request) => new Constant(request.Query.Length > 0 ? "Query" : ""));
        app.MapGet("/use", () => new ProcessUse(GC.GetTotalAllocatedBytes(), Process.GetCurrentProcess().TotalProcessorTime.TotalMilliseconds));
        await app.StartAsync();
        await Console.Out.WriteLineAsync($"listening: {app.Urls.First()}");
        await app.WaitForShutdownAsync();
    }
}

/// <summary>The page in plain ADO.NET: two commands, rows written as they are read.</summary>
internal static class AdoPage
{
    private const string Sql = """
        SELECT p."Id", p."Name", p."Slug", p."Price", p."Status", v."Id", v."Sku", v."Stock", v."Price"
        FROM (SELECT "Id", "Name", "Slug", "Price", "Status" FROM "Products" ORDER BY "Id" LIMIT $first) p
        LEFT JOIN "Variants" v ON v."ProductId" = p."Id" ORDER BY p."Id", v."Id"
        """;

    /// <summary>Writes the page.</summary>
    public static void Write(string database, int first, Utf8JsonWriter json)
    {
        using var connection = new SqliteConnection($"Data Source={database}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.Parameters.AddWithValue("$first", first);
        using var row = command.ExecuteReader();
        json.WriteStartObject();
        json.WriteStartArray("nodes"u8);
        string? current = null;
        while (row.Read())
        {
            var id = row.GetString(0);
            if (id != current)
            {
                if (current is not null)
                    EndProduct(json);
                current = id;
                json.WriteStartObject();
                json.WriteString("id"u8, id);
                json.WriteString("name"u8, row.GetString(1));
                json.WriteString("slug"u8, row.GetString(2));
                json.WriteNumber("price"u8, row.GetInt64(3));
                json.WriteString("status"u8, row.GetString(4));
                json.WriteStartArray("variants"u8);
            }

            if (row.IsDBNull(5))
                continue;
            json.WriteStartObject();
            json.WriteString("id"u8, row.GetString(5));
            json.WriteString("sku"u8, row.GetString(6));
            json.WriteNumber("stock"u8, row.GetInt32(7));
            json.WriteNumber("price"u8, row.GetInt64(8));
            json.WriteEndObject();
        }

        if (current is not null)
            EndProduct(json);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void EndProduct(Utf8JsonWriter json)
    {
        json.WriteEndArray();
        json.WriteEndObject();
    }
}

/// <summary>The same tables as the module's, mapped without its building blocks.</summary>
internal sealed class PlainDb(DbContextOptions<PlainDb> options) : DbContext(options)
{
    public DbSet<ProductRow> Products => Set<ProductRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ProductRow>().ToTable("Products").HasMany(p => p.Variants).WithOne().HasForeignKey(v => v.ProductId);
        modelBuilder.Entity<VariantRow>().ToTable("Variants");
    }
}

internal sealed class ProductRow
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Slug { get; init; }

    public long Price { get; init; }

    public required string Status { get; init; }

    public List<VariantRow> Variants { get; init; } = [];
}

internal sealed class VariantRow
{
    public Guid Id { get; init; }

    public Guid ProductId { get; init; }

    public required string Sku { get; init; }

    public int Stock { get; init; }

    public long Price { get; init; }
}

internal sealed record PlainPage(IReadOnlyList<PlainProduct> Nodes);

internal sealed record PlainProduct(Guid Id, string Name, string Slug, long Price, string Status, IReadOnlyList<PlainVariant> Variants);

internal sealed record PlainVariant(Guid Id, string Sku, int Stock, long Price);

internal sealed record PlainRow(Guid Id, string Name, string Slug, long Price, string Status);

internal sealed record ConstantRequest(string Query);

internal sealed record Constant(string Typename);

/// <summary>What a process has used since its start.</summary>
internal sealed record ProcessUse(long AllocatedBytes, double CpuMilliseconds);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(PlainPage))]
[JsonSerializable(typeof(PlainRow))]
[JsonSerializable(typeof(ConstantRequest))]
[JsonSerializable(typeof(Constant))]
[JsonSerializable(typeof(ProcessUse))]
internal sealed partial class PlainJson : JsonSerializerContext;
