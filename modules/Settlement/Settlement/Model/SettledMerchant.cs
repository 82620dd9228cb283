using Merchants.Contracts;
using Modular.Persistence;

namespace Settlement.Model;

/// <summary>A merchant that gets statements; made of Merchants' events, or of the first entry that names it.</summary>
[NotAudited]
internal sealed class SettledMerchant
{
    public MerchantId Id { get; init; }

    /// <summary>Since when it is in business, as far as is known here (UTC).</summary>
    public DateTime Since { get; private set; }

    /// <summary>When the business with it was ended (UTC); null while it goes on.</summary>
    public DateTime? EndedAt { get; private set; }

    public static SettledMerchant Begin(MerchantId id, DateTime at) => new() { Id = id, Since = at };

    /// <summary>It has been in business since then at least.</summary>
    public void KnownSince(DateTime at) => Since = at < Since ? at : Since;

    /// <summary>The business with it was ended.</summary>
    public void End(DateTime at) => EndedAt ??= at;
}
