namespace Modular.Host.Modules;

/// <summary>A module that cannot take part. Its message is complete: it is printed as it is, without a stack trace.</summary>
internal sealed class ModuleException : HostStartException
{
    /// <param name="module">The module's name.</param>
    /// <param name="file">The file or folder that shows the fault.</param>
    /// <param name="reason">What is wrong, as a sentence.</param>
    /// <param name="advice">What to do about it, as a sentence.</param>
    /// <param name="cause">The exception behind it, if any.</param>
    public ModuleException(string module, string file, string reason, string advice, Exception? cause = null)
        : base($"Module {module} cannot be loaded.", $"file: {file}", $"reason: {reason}", $"what to do: {advice}", cause)
    {
        Module = module;
        Reason = reason;
    }

    /// <summary>The module's name.</summary>
    public string Module { get; }

    /// <summary>What is wrong.</summary>
    public string Reason { get; }
}
