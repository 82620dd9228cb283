using Modular.GraphQL.Data.Tests.Shop;
using Modular.Testing;

namespace Modular.GraphQL.Data.Tests;

/// <summary>Tests on a shop of their own, on each of the databases.</summary>
public abstract class DatabaseTests : IDisposable
{
    protected DatabaseTests(DatabaseKind kind, params Merchant[] merchants)
    {
        Database = new ShopDatabase(kind, merchants);
        Schema = new ShopSchema(Database);
    }

    private protected ShopDatabase Database { get; }

    private protected ShopSchema Schema { get; }

    public void Dispose()
    {
        Schema.Dispose();
        Database.Dispose();
        GC.SuppressFinalize(this);
    }
}
