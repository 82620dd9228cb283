namespace Modular.Persistence;

/// <summary>The databases that modules store their rows in; the setting <c>Database:Provider</c>.</summary>
public enum DatabaseProvider
{
    /// <summary>A SQLite file for each module, in the data folder. The default.</summary>
    Sqlite,

    /// <summary>One PostgreSQL database (<c>ConnectionStrings:Postgres</c>) with a schema for each module.</summary>
    Postgres,
}

/// <summary>Which of them an EF provider is.</summary>
internal static class ProviderNames
{
    /// <summary>By the provider's name, as EF tells it.</summary>
    public static DatabaseProvider Of(string? entityFrameworkName) => entityFrameworkName switch
    {
        "Microsoft.EntityFrameworkCore.Sqlite" => DatabaseProvider.Sqlite,
        "Npgsql.EntityFrameworkCore.PostgreSQL" => DatabaseProvider.Postgres,
        _ => throw new InvalidOperationException($"There is no provider for {entityFrameworkName}."),
    };
}
