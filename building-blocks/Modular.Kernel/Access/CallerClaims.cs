namespace Modular.Kernel;

/// <summary>The claims that a token carries and that the host adds, by their short names.</summary>
public static class CallerClaims
{
    /// <summary>The user's id, a GUID.</summary>
    public const string Subject = "sub";

    /// <summary>The name to show.</summary>
    public const string Name = "name";

    /// <summary>The session that the token belongs to, a GUID (ACC-01); tokens of Development have none.</summary>
    public const string Session = "sid";

    /// <summary>A role's name; one claim each. A token's own are believed only where no module knows who holds what (<see cref="IAccessSource"/>).</summary>
    public const string Role = "role";

    /// <summary>A merchant's id, a GUID, in whose scope the roles hold; one claim each. None means platform-wide for staff roles.</summary>
    public const string Merchant = "merchant";

    /// <summary>The language that the user wants to be spoken to in, a tag of BCP 47; none where the request decides (FE-03).</summary>
    public const string Language = "locale";

    /// <summary>A permission; one claim each, added by the host from the roles and never taken from a token.</summary>
    public const string Permission = "permission";
}
