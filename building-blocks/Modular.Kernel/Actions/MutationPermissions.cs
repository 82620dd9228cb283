namespace Modular.Kernel;

/// <summary>What the mutations of the schema ask of a caller, as their <c>[Authorize]</c> says it: the one place where that is written (FE-01).</summary>
/// <param name="find">Finds the permissions of a mutation in the schema's metadata; null for a name that no mutation has.</param>
public sealed class MutationPermissions(Func<string, IReadOnlyList<string>?> find)
{
    /// <summary>The permissions, all of which a signed-in caller must hold.</summary>
    /// <exception cref="InvalidOperationException">An action names a mutation that the schema does not have.</exception>
    public IReadOnlyList<string> Of(string mutation) =>
        find(mutation) ?? throw new InvalidOperationException($"An action is declared for the mutation {mutation}, which the schema does not have.");
}
