using System.Globalization;

namespace Modular.Kernel;

/// <summary>Knows which users are meant by an audience, and how they are written to (ACC-04). The module that keeps accounts implements it.</summary>
public interface IAudienceSource
{
    /// <summary>The users of each audience, in the order of the audiences, without those who are gone. All are found together.</summary>
    Task<IReadOnlyList<IReadOnlySet<Guid>>> FindAsync(IReadOnlyList<Audience> audiences, CancellationToken cancellationToken);

    /// <summary>How users are written to, by id; without those who have no e-mail address. Give it to nobody, and store it nowhere.</summary>
    Task<IReadOnlyDictionary<Guid, MailAddressee>> AddresseesOfAsync(IReadOnlyCollection<Guid> userIds, CancellationToken cancellationToken);
}

/// <summary>How a user is written to.</summary>
/// <param name="Name">The user's name.</param>
/// <param name="Address">The e-mail address.</param>
/// <param name="Language">The language that the user has chosen (FE-03); null where none was.</param>
public sealed record MailAddressee(string Name, string Address, CultureInfo? Language)
{
    /// <summary>Nothing of it in logs.</summary>
    public override string ToString() => nameof(MailAddressee);
}
