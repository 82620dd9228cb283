namespace Modular.Kernel;

/// <summary>
/// Facts about an object that belongs to a merchant, or will: whoever acts on it needs the permission there (ACC-02), since a permission that is held at one
/// merchant says nothing about another one.
/// </summary>
public interface IMerchantFacts
{
    /// <summary>The merchant that the object belongs to; null where it belongs to none yet.</summary>
    Guid? AtMerchant { get; }

    /// <summary>Whether it is the person's own: until there is a merchant, its owner may act on it wherever the permission is held.</summary>
    bool IsOwn { get; }
}
