namespace Modular.Kernel;

/// <summary>How much demo data the modules make on their first start.</summary>
public enum DemoData
{
    /// <summary>None.</summary>
    None,

    /// <summary>Enough to try every screen, made within seconds; the default in Development.</summary>
    Small,

    /// <summary>The figures of a platform that has run for a year.</summary>
    Full,
}
