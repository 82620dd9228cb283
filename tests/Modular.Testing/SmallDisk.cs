using System.Diagnostics;

namespace Modular.Testing;

/// <summary>A file system of its own, in memory and of a given size, which can be filled and made read-only; it goes away with the test.</summary>
public sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder _folder = new("disk");
    private bool _isReadOnly;

    /// <summary>Mounts an empty one.</summary>
    /// <param name="megabytes">How much it holds.</param>
    public SmallDisk(int megabytes) => Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=755", "tmpfs", _folder.Path);

    /// <summary>Whether this user may mount.</summary>
    public static bool IsAllowed { get; } = Try();

    /// <summary>Where it is mounted.</summary>
    public string Path => _folder.Path;

    private string Filler => System.IO.Path.Combine(Path, "filler");

    /// <summary>Takes all the space that is left.</summary>
    public void Fill()
    {
        using var file = new FileStream(Filler, FileMode.Append, FileAccess.Write);
        var page = new byte[4096];
        try
        {
            while (true)
            {
                file.Write(page);
                file.Flush();
            }
        }
        catch (IOException)
        {
            // It is full now.
        }
    }

    /// <summary>Gives the space back that was taken.</summary>
    public void MakeSpace() => File.Delete(Filler);

    /// <summary>
    /// Lets nobody open anything for writing, or everybody again. What is open for writing already stays so: the kernel makes no file system
    /// read-only under whoever writes to it, so another, read-only view of it is put before it.
    /// </summary>
    public void SetReadOnly(bool isReadOnly)
    {
        _isReadOnly = isReadOnly;
        if (isReadOnly)
        {
            Run("mount", "--bind", Path, Path);
            RunWhereBusy("mount", "-o", "remount,bind,ro", Path);
        }
        else
        {
            Run("umount", "--lazy", Path);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // A test that fails in between leaves the view; its failure must not hide behind another one.
        if (_isReadOnly)
            SetReadOnly(false);
        Run("umount", "--lazy", Path);
        _folder.Dispose();
    }

    private static bool Try()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
            return false;
        try
        {
            new SmallDisk(1).Dispose();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    // The kernel refuses while somebody is just writing through the view, which lasts for moments.
    private static void RunWhereBusy(string program, params string[] arguments)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                Run(program, arguments);
                return;
            }
            catch (InvalidOperationException e) when (tries < 500 && e.Message.Contains("busy", StringComparison.Ordinal))
            {
                Thread.Sleep(10);
            }
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {error}");
    }
}
