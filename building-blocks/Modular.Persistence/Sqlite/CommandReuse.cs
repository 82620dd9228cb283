using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Modular.Persistence.Sqlite;

/// <summary>Exchanges each new command for one that its connection has kept (<see cref="KeptCommands"/>).</summary>
internal sealed class CommandReuse : DbCommandInterceptor
{
    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result) =>
        result is SqliteCommand made ? KeptCommands.Instead(made) : result;
}
