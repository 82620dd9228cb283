using Modular.Kernel;

namespace Modular.Persistence;

/// <summary>Refuses to start over sensitive values whose key is not there, or is another one of the same name.</summary>
internal sealed class CheckSensitiveKeys(ISensitiveRows rows) : IModuleStartup
{
    public string Module => rows.Module;

    public int Order => 10;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await rows.FindMissingKeyAsync(cancellationToken) is { } problem)
        {
            throw new InvalidOperationException(
                $"{problem}. Put the key back into the file that Sensitive:KeyFile names; an older key may be taken out after the command `sensitive rotate`");
        }
    }
}
