namespace Modular.Kernel;

/// <summary>How much demo data the host asks for (domain.md, section 7).</summary>
/// <param name="Value">The amount.</param>
public sealed record DemoAmount(DemoData Value);
