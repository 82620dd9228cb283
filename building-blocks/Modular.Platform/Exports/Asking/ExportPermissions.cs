using Modular.Kernel;

namespace Modular.Platform.Exports;

/// <summary>Who may take lists away.</summary>
internal static class ExportPermissions
{
    public const string Make = "exports:make";

    public static Permission Declared { get; } = new(
        Make, "Take lists away as files, as far as they can be read (FE-07).",
        Roles.Merchant, Roles.Uploader, Roles.Reviewer, Roles.Coordinator, Roles.Fulfilment, Roles.Finance, Roles.Inspector, Roles.Supervisor, Roles.HumanResources, Roles.Risk);
}
