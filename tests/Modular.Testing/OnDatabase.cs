using System.Reflection;
using Xunit.Sdk;

namespace Modular.Testing;

/// <summary>The databases that the product stores its data in.</summary>
public enum DatabaseKind
{
    Sqlite,
    Postgres,
}

/// <summary>
/// Runs a theory on SQLite: the first argument is <see cref="DatabaseKind.Sqlite"/>, the others follow. Stands together with
/// <see cref="OnPostgresAttribute"/>, so that both databases are held to the same expectations.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class OnSqliteAttribute(params object?[] others) : DataAttribute
{
    public override IEnumerable<object?[]> GetData(MethodInfo testMethod) => [[DatabaseKind.Sqlite, .. others]];
}

/// <summary>Runs a theory on PostgreSQL: the first argument is <see cref="DatabaseKind.Postgres"/>, the others follow.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class OnPostgresAttribute : DataAttribute
{
    private readonly object?[] _others;

    public OnPostgresAttribute(params object?[] others)
    {
        _others = others;
        Skip = Requirement.SkipWithoutPostgres;
    }

    public override IEnumerable<object?[]> GetData(MethodInfo testMethod) => [[DatabaseKind.Postgres, .. _others]];
}
