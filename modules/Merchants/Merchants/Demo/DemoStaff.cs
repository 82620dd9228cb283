using Modular.Kernel;

namespace Merchants.Demo;

/// <summary>Who does what in the demo data: the demo users, each within the permissions of the role.</summary>
internal static class DemoStaff
{
    public static IReadOnlyList<Actor> Uploaders { get; } = [Of(DemoUsers.Uploader), Of(DemoUsers.Uploader2)];

    public static IReadOnlyList<Actor> Reviewers { get; } = [Of(DemoUsers.Reviewer), Of(DemoUsers.Reviewer2)];

    public static Actor Coordinator { get; } = Of(DemoUsers.Coordinator);

    public static Actor Supervisor { get; } = Of(DemoUsers.Supervisor);

    public static Actor Risk { get; } = Of(DemoUsers.Risk);

    public static Actor Buyer { get; } = Of(DemoUsers.Buyer);

    /// <summary>The actor that a demo user is.</summary>
    public static Actor Of(DemoUser user) => new(user.Id);
}
