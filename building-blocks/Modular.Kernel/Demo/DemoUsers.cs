namespace Modular.Kernel;

/// <summary>The demo users: one for each role, and a second one wherever a rule keeps two people apart.</summary>
public static class DemoUsers
{
    /// <summary>Holds every permission.</summary>
    public static DemoUser Admin { get; } = User(1, "admin", "管理员", Roles.Admin);

    /// <summary>Hands in papers.</summary>
    public static DemoUser Uploader { get; } = User(2, "uploader", "陈思远", Roles.Uploader);

    /// <summary>Hands in papers, too.</summary>
    public static DemoUser Uploader2 { get; } = User(3, "uploader2", "林晓雯", Roles.Uploader);

    /// <summary>Reviews papers.</summary>
    public static DemoUser Reviewer { get; } = User(4, "reviewer", "王建国", Roles.Reviewer);

    /// <summary>Reviews papers, too: the detailed reviewer is never the first one.</summary>
    public static DemoUser Reviewer2 { get; } = User(5, "reviewer2", "赵敏", Roles.Reviewer);

    /// <summary>Applies for and runs a merchant.</summary>
    public static DemoUser Merchant { get; } = User(6, "merchant", "李文博", Roles.Merchant);

    /// <summary>Runs another merchant, which the first must never see.</summary>
    public static DemoUser Merchant2 { get; } = User(7, "merchant2", "周雅婷", Roles.Merchant);

    /// <summary>Buys.</summary>
    public static DemoUser Buyer { get; } = User(8, "buyer", "张伟", Roles.Buyer);

    /// <summary>Ships.</summary>
    public static DemoUser Fulfilment { get; } = User(9, "fulfilment", "刘洋", Roles.Fulfilment);

    /// <summary>Makes payouts.</summary>
    public static DemoUser Finance { get; } = User(10, "finance", "黄丽", Roles.Finance);

    /// <summary>Approves payouts: approver and maker are two people.</summary>
    public static DemoUser Finance2 { get; } = User(11, "finance2", "吴强", Roles.Finance);

    /// <summary>Inspects.</summary>
    public static DemoUser Inspector { get; } = User(12, "inspector", "徐静", Roles.Inspector);

    /// <summary>Supervises.</summary>
    public static DemoUser Supervisor { get; } = User(13, "supervisor", "孙浩然", Roles.Supervisor);

    /// <summary>Assists live streams.</summary>
    public static DemoUser Assistant { get; } = User(14, "assistant", "马晓燕", Roles.Assistant);

    /// <summary>Looks after the staff.</summary>
    public static DemoUser HumanResources { get; } = User(15, "hr", "朱慧", Roles.HumanResources);

    /// <summary>Watches the risks.</summary>
    public static DemoUser Risk { get; } = User(16, "risk", "胡磊", Roles.Risk);

    /// <summary>Inspects, too: whoever rechecks a fault has not mended it.</summary>
    public static DemoUser Inspector2 { get; } = User(17, "inspector2", "何俊杰", Roles.Inspector);

    /// <summary>Watches the risks, too: whoever publishes a rule has not written it.</summary>
    public static DemoUser Risk2 { get; } = User(18, "risk2", "郭婷婷", Roles.Risk);

    /// <summary>Coordinates uploaders and reviewers, and settles their disputes.</summary>
    public static DemoUser Coordinator { get; } = User(19, "coordinator", "罗佳怡", Roles.Coordinator);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DemoUser> All { get; } =
    [
        Admin, Uploader, Uploader2, Reviewer, Reviewer2, Merchant, Merchant2, Buyer, Fulfilment, Finance, Finance2, Inspector,
        Supervisor, Assistant, HumanResources, Risk, Inspector2, Risk2, Coordinator,
    ];

    private static DemoUser User(int number, string key, string name, string role) =>
        new(key, new Guid($"d0000000-0000-4000-8000-{number:D12}"), name, role);
}
