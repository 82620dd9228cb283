using Merchants.Model;
using Modular.Kernel;

namespace Merchants.Demo;

/// <summary>The teams of the upload, review and coordination groups (DOC-17).</summary>
internal static class DemoTeams
{
    public static IEnumerable<ReviewTeam> Make(DemoDesk desk)
    {
        yield return Team("上传一组", ReviewGroup.Upload, [.. DemoStaff.Uploaders]);
        yield return Team("审核一组", ReviewGroup.Review, DemoStaff.Reviewers[0]);
        yield return Team("审核二组", ReviewGroup.Review, DemoStaff.Reviewers[1]);
        yield return Team("协调组", ReviewGroup.Coordination, DemoStaff.Coordinator);

        ReviewTeam Team(string name, ReviewGroup group, params IReadOnlyList<Actor> members)
        {
            var at = desk.Ago(400);
            var team = ReviewTeam.Create(name, group, at, new(desk.Source.Id(at)));
            foreach (var member in members)
            {
                if (team.Add(member.Id, at) is { } broken)
                    throw new InvalidOperationException(broken.Message);
            }

            return team;
        }
    }
}
