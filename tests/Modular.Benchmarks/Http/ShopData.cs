using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Shop;

namespace Modular.Benchmarks.Http;

/// <summary>Makes the SQLite file that all endpoints read.</summary>
internal static class ShopData
{
    /// <summary>Makes the file and fills it; the ids come from the seed.</summary>
    public static async Task MakeAsync(string path, int products, int variants)
    {
        var random = new Random(1);
        await using (var db = new ShopDb(new DbContextOptionsBuilder<ShopDb>().UseSqlite($"Data Source={path}").Options))
            await db.Database.EnsureCreatedAsync();
        await using var connection = new SqliteConnection($"Data Source={path}");
        await connection.OpenAsync();
        await using var transaction = connection.BeginTransaction();
        await using var product = Command(connection, transaction, """INSERT INTO "Products" ("Id", "Name", "Slug", "Price", "Status", "Description") VALUES ($p0, $p1, $p2, $p3, $p4, $p5)""", 6);
        await using var variant = Command(connection, transaction, """INSERT INTO "Variants" ("Id", "ProductId", "Sku", "Stock", "Price") VALUES ($p0, $p1, $p2, $p3, $p4)""", 5);
        string[] statuses = ["Listed", "Draft", "Delisted"];
        for (var i = 0; i < products; i++)
        {
            var id = Id(random);
            Run(product, Text(id), $"Product {i} “plain & simple”", $"product-{i}", random.Next(100, 1_000_000), statuses[random.Next(3)], new string('x', 400));
            for (var v = 0; v < variants; v++)
                Run(variant, Text(Id(random)), Text(id), $"SKU-{i}-{v}", random.Next(0, 500), random.Next(100, 1_000_000));
        }

        await transaction.CommitAsync();
    }

    private static Guid Id(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private static string Text(Guid id) => id.ToString("D").ToUpperInvariant();

    private static SqliteCommand Command(SqliteConnection connection, SqliteTransaction transaction, string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
            command.Parameters.Add(new SqliteParameter(string.Create(CultureInfo.InvariantCulture, $"$p{i}"), null));
        return command;
    }

    private static void Run(SqliteCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }
}
