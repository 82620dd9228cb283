using Modular.GraphQL;
using Modular.Kernel;

namespace Modular.Messaging;

/// <summary>A command that one module sent to another, did not keep, and could not take back however often it tried: its effect may still be there.</summary>
/// <param name="Id">The command's id, which its owner knows as well.</param>
/// <param name="Module">The module that sent it.</param>
/// <param name="Port">The stable name of the port that it was sent to.</param>
/// <param name="Tries">How often it was tried to take it back.</param>
/// <param name="Error">Why the last try failed, at most 500 characters.</param>
internal sealed record ParkedCommand(Guid Id, string Module, string Port, int Tries, string Error);

/// <summary>What is to be done about commands that could not be taken back.</summary>
[QueryType]
internal static class ParkedCommandsQuery
{
    private const int Most = 50;

    /// <summary>The commands between modules that were not kept and could not be taken back, oldest first within a module, at most 50 of each module.</summary>
    [Authorize(MessagingPermissions.Read)]
    [ListSize(AssumedSize = Most)]
    public static async Task<IReadOnlyList<ParkedCommand>> GetParkedCommandsAsync([Service] IEnumerable<ICompensation> compensations, CancellationToken cancellationToken)
    {
        var parked = new List<ParkedCommand>();
        foreach (var compensation in compensations)
            parked.AddRange(await compensation.ParkedAsync(Most, cancellationToken));
        return parked;
    }
}

/// <summary>What is to be done about commands that could not be taken back.</summary>
[MutationType]
internal static class ReplayCommandMutation
{
    /// <summary>Tries again to take a parked command back, once the cause is repaired: with the next run of the job <c>commands.compensate</c>. It is parked again if it goes on failing.</summary>
    /// <param name="id">The command, as <c>parkedCommands</c> names it.</param>
    /// <returns>The command as it was parked.</returns>
    [Authorize(MessagingPermissions.Replay)]
    [Error<NotFoundError>]
    [return: GraphQLName("command")]
    public static async Task<FieldResult<ParkedCommand>> ReplayCommandAsync(Guid id, [Service] IEnumerable<ICompensation> compensations, CancellationToken cancellationToken)
    {
        foreach (var compensation in compensations)
        {
            if (await compensation.ReplayAsync(id, cancellationToken) is { } command)
                return command;
        }

        return new[] { new NotFoundError(Text.Of("PARKED_COMMAND_NOT_FOUND", id), id.ToString()) };
    }
}
