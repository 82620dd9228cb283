using Accounts.Contracts;
using Accounts.Model;
using Accounts.Persistence;
using Modular.Kernel;
using Modular.Persistence;

namespace Accounts.VerifyRealName;

/// <summary>The real names that wait for somebody else's decision (FE-02, ACC-01).</summary>
internal static class RealNameTasks
{
    public static ITaskSource Of(AccountsDb db, AccountsOptions options) => new QueriedTasks<RealNameId>(
        new("accounts.real-name-decision", RealNameActions.Reject.Mutation, IsDated: false),
        db.FactsOfRealNames(options).Where(RealNameActions.Reject.IsOpen).Where(f => f.SubmittedAt != null).Select(f => new TaskRow<RealNameId>
        {
            Id = f.Id, Occurrence = f.Submissions, When = f.SubmittedAt!.Value, Title = TitleOf(f.User),
        }));

    private static IReadOnlyList<TitlePart> TitleOf(User? user) => [new("userName", user?.Name.Open() ?? "")];
}
