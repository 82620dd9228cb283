using Modular.Kernel;

namespace Modular.Platform.Webhooks;

/// <summary>What integrators do. Administrators for the platform, merchants within their scope.</summary>
internal static class WebhookPermissions
{
    public const string Manage = "webhooks:manage";

    public static IReadOnlyList<Permission> All { get; } =
    [
        new(Manage, "Register webhooks, see what was sent to them, and send it again; merchants within their scope.", Roles.Merchant),
    ];
}
