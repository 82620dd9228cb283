using Merchants.Persistence;
using Modular.Kernel;
using Modular.ModuleTesting;
using Modular.Persistence;

namespace Merchants.Tests;

/// <summary>What these tests often ask of the module.</summary>
internal static class MerchantsHost
{
    extension(ModuleHost host)
    {
        /// <summary>The SQLite file.</summary>
        public string DatabaseFile => Path.Combine(host.Folder, "Merchants.db");

        public FileStore Files => host.Services.GetRequiredService<FileStore>();

        public MerchantsDb Open(ICaller? caller = null) => host.OpenDatabase<MerchantsDb>(caller);

        /// <summary>Writes one entity, as the system.</summary>
        public T Add<T>(T entity) where T : class
        {
            using var db = host.Open();
            db.Add(entity);
            db.SaveChanges();
            return entity;
        }
    }
}
