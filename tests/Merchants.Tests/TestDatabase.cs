using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.Tests;

/// <summary>A migrated database and a file store in a temporary folder of its own.</summary>
internal sealed class TestDatabase : IDisposable
{
    public TestDatabase()
    {
        Folder = Directory.CreateTempSubdirectory("merchants-").FullName;
        Database = new(File, NullLoggerFactory.Instance);
        Files = new(Path.Combine(Folder, "files"));
        using var db = Database.Open(SystemCaller.Instance);
        db.Database.Migrate();
    }

    public string Folder { get; }

    public string File => Path.Combine(Folder, "Merchants.db");

    public ModuleDatabase<MerchantsDb> Database { get; }

    public FileStore Files { get; }

    public MerchantsDb Open(ICaller? caller = null) => Database.Open(caller ?? SystemCaller.Instance);

    /// <summary>Writes what the action makes, as the system.</summary>
    public T Add<T>(T entity) where T : class
    {
        using var db = Open();
        db.Add(entity);
        db.SaveChanges();
        return entity;
    }

    public void Dispose()
    {
        Database.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
