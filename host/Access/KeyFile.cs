namespace Modular.Host.Access;

/// <summary>A file that holds a secret: made once in Development, read with a clear message where that fails.</summary>
internal static class KeyFile
{
    /// <summary>Stands in the first line of every key that Development makes for itself.</summary>
    public const string DevelopmentMark = "DEVELOPMENT ONLY";

    /// <summary>
    /// Makes the file unless it is there; only this user may read it. Of two processes that do so at once, the first one's is kept. Throws
    /// <see cref="HostStartException"/> where it cannot be written.
    /// </summary>
    public static void MakeOnce(string file, Func<string> text)
    {
        if (File.Exists(file))
            return;
        try
        {
            Make(file, text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new HostStartException($"The key {file} cannot be made: {e.Message}", "make space on the disk of the data folder, or correct its rights", e);
        }
    }

    /// <summary>The file's text. Throws <see cref="HostStartException"/> where it cannot be read.</summary>
    /// <param name="file">The file.</param>
    /// <param name="what">What it holds, for the message.</param>
    /// <param name="advice">What to do where it cannot be read.</param>
    public static string Read(string file, string what, string advice)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new HostStartException($"{what} {file} cannot be read: {e.Message}", advice, e);
        }
    }

    private static void Make(string file, Func<string> text)
    {
        var temporary = $"{file}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(temporary, options))
            writer.Write(text());
        try
        {
            File.Move(temporary, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            // Another process was first; its key is as good.
            File.Delete(temporary);
        }
    }
}
