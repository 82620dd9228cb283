using System.Text.Json;

namespace Modular.Kernel;

/// <summary>
/// What a module holds of persons (ACC-03). Each module that holds any registers one, as a singleton: a person's data are given out and erased across all
/// modules, and no module knows of another's.
/// </summary>
public interface IPersonalData
{
    /// <summary>The module.</summary>
    string Module { get; }

    /// <summary>Writes all that the module holds of a person, in the clear, as one JSON value; of a person whom it does not know, an empty object.</summary>
    /// <param name="userId">The person's user id.</param>
    /// <param name="json">Where to, at the place of the value.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task ExportAsync(Guid userId, Utf8JsonWriter json, CancellationToken cancellationToken);

    /// <summary>
    /// Erases what the module holds of a person, but for what the law makes it keep. It may be ended at any point and is then called again, so it must bear
    /// being repeated, and answers alike each time.
    /// </summary>
    /// <param name="userId">The person's user id.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What is kept, and why; called again once the time is over, it erases that as well.</returns>
    Task<IReadOnlyList<KeptData>> EraseAsync(Guid userId, CancellationToken cancellationToken);

    /// <summary>The reason behind a code of <see cref="KeptData"/>, in the language of now.</summary>
    string ReasonOf(string code);
}

/// <summary>Data of a person that are not erased (ACC-03).</summary>
/// <param name="What">Which, as a stable code in capitals: <c>MERCHANT_IDENTITY</c>.</param>
/// <param name="Reason">Why, as a stable code in capitals.</param>
/// <param name="Until">When they are erased (UTC); null where that is not settled yet.</param>
public sealed record KeptData(string What, string Reason, DateTime? Until);
