namespace Modular.Kernel;

/// <summary>
/// Asks somebody who knows whether a name and a resident identity number belong together (ACC-01). A plug-in that is connected to such a provider registers its
/// own in place of the default, which asks nobody.
/// </summary>
public interface IRealNameCheck
{
    /// <summary>What the provider says. A provider that is away is no failure: <see cref="RealNameFinding.NotAsked"/>.</summary>
    /// <param name="name">The name as on the identity card.</param>
    /// <param name="number">The number, which has passed its own checks.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<RealNameFinding> CheckAsync(string name, ResidentId number, CancellationToken cancellationToken);
}

/// <summary>What a provider says of a name and a number (ACC-01). It decides nothing: people do.</summary>
public enum RealNameFinding
{
    /// <summary>Nobody was asked, or nobody answered; only the form was checked.</summary>
    NotAsked,

    /// <summary>They belong together.</summary>
    Matches,

    /// <summary>They do not.</summary>
    Differs,
}
