using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Modular.GraphQL.Server.Uploads;

/// <summary>
/// This process's folder for the files of uploads under way. A lock file that the process holds open marks it as alive;
/// what a killed process left is removed at the next start of any process that shares the folder above.
/// </summary>
internal sealed partial class UploadFolder(IOptions<GraphQLServerOptions> options, ILogger<UploadFolder> logger) : IHostedService, IDisposable
{
    private const string LockName = "in-use.lock";
    private const UnixFileMode OwnerFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly Lock _gate = new();
    private string? _folder;
    private FileStream? _lock;

    /// <summary>Makes an empty file that only this user may read.</summary>
    public FileStream Create(out string path)
    {
        path = Path.Combine(Open(), Guid.NewGuid().ToString("N"));
        var file = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read | FileShare.Delete, BufferSize = 0, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            file.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, file);
    }

    /// <summary>Deletes a file of <see cref="Create"/>.</summary>
    public void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Somebody still reads it (on Windows); the folder goes when the process ends.
            LogNotDeleted(logger, e, path);
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var root = options.Value.Uploads.Folder;
        if (options.Value.Uploads.Enabled && Directory.Exists(root))
        {
            foreach (var folder in Directory.EnumerateDirectories(root))
                RemoveIfAbandoned(folder);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _lock?.Dispose();
            _lock = null;
            if (_folder is { } folder)
                Remove(folder);
            _folder = null;
        }
    }

    private string Open()
    {
        lock (_gate)
        {
            if (_folder is { } open)
                return open;
            var folder = Path.Combine(options.Value.Uploads.Folder, Guid.NewGuid().ToString("N"));
            CreateFolder(options.Value.Uploads.Folder);
            CreateFolder(folder);
            _lock = new FileStream(Path.Combine(folder, LockName), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
            return _folder = folder;
        }
    }

    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerFolder);
    }

    private void RemoveIfAbandoned(string folder)
    {
        // Only folders that look like ours: somebody may have pointed the setting at a folder with other things in it.
        if (!Guid.TryParseExact(Path.GetFileName(folder), "N", out _) || !File.Exists(Path.Combine(folder, LockName)))
            return;
        try
        {
            new FileStream(Path.Combine(folder, LockName), FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return;
        }

        Remove(folder);
    }

    private void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Another process that starts now was faster.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotDeleted(logger, e, folder);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The upload leftover {Path} could not be deleted")]
    private static partial void LogNotDeleted(ILogger logger, Exception exception, string path);
}
