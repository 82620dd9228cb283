using Accounts.Contracts;
using Accounts.Contracts.Events;
using Modular.GraphQL;
using Modular.Kernel;

namespace Accounts.Notices;

/// <summary>
/// What users are told of their own accounts (ACC-04). All of it is a matter of security: it stays in the inbox whatever a user chooses, and is sent by
/// mail unless the user wants none.
/// </summary>
internal sealed class AccountNotices : INotifier<PasswordChanged>, INotifier<RefreshTokenReused>, INotifier<RoleAssigned>, INotifier<RoleRevoked>, INotifier<TeamJoined>, INotifier<TeamLeft>
{
    private static readonly NotificationKind Password = Security("accounts.password-changed", "NOTICE_PASSWORD_CHANGED", "NOTICE_PASSWORD_CHANGED.TEXT");
    private static readonly NotificationKind Session = Security("accounts.session-revoked", "NOTICE_SESSION_REVOKED", "NOTICE_SESSION_REVOKED.TEXT");
    private static readonly NotificationKind Given = Security("accounts.role-assigned", "NOTICE_ROLE_ASSIGNED", "NOTICE_ROLE_ASSIGNED.TEXT");
    private static readonly NotificationKind Taken = Security("accounts.role-revoked", "NOTICE_ROLE_REVOKED", "NOTICE_ROLE_REVOKED.TEXT");
    private static readonly NotificationKind Joined = Security("accounts.team-joined", "NOTICE_TEAM_JOINED", "NOTICE_TEAM_JOINED.TEXT");
    private static readonly NotificationKind Left = Security("accounts.team-left", "NOTICE_TEAM_LEFT", "NOTICE_TEAM_LEFT.TEXT");

    /// <summary>All kinds, for the module to register.</summary>
    public static IReadOnlyList<NotificationKind> Kinds { get; } = [Password, Session, Given, Taken, Joined, Left];

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(PasswordChanged happened, CancellationToken cancellationToken) => Tell(Password, happened.User);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(RefreshTokenReused happened, CancellationToken cancellationToken) => Tell(Session, happened.User);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(RoleAssigned happened, CancellationToken cancellationToken) =>
        Tell(Given, happened.User, new NoticeArgument("role", happened.Role));

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(RoleRevoked happened, CancellationToken cancellationToken) =>
        Tell(Taken, happened.User, new NoticeArgument("role", happened.Role));

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(TeamJoined happened, CancellationToken cancellationToken) =>
        Tell(Joined, happened.User, new NoticeArgument("team", happened.Team));

    /// <inheritdoc/>
    public Task<IReadOnlyList<Notice>> NoticesOfAsync(TeamLeft happened, CancellationToken cancellationToken) =>
        Tell(Left, happened.User, new NoticeArgument("team", happened.Team));

    private static NotificationKind Security(string code, string title, string text) =>
        NotificationKind.Of<AccountsModule>(code, title, text, isSecurity: true, isMailed: true);

    private static Task<IReadOnlyList<Notice>> Tell(NotificationKind kind, UserId user, params IReadOnlyList<NoticeArgument> arguments) =>
        Task.FromResult<IReadOnlyList<Notice>>([new(kind, Audience.Of(user.Value), NodeId.Of(user), arguments)]);
}
