using Merchants.Exits;
using Modular.GraphQL;

namespace Merchants.Model;

/// <summary>The merchant is on its way out (MER-08): what goes on is its exit, unless that is called off.</summary>
/// <param name="Message">What to do.</param>
internal sealed record MerchantLeavingError(string Message) : IUserError
{
    /// <summary><c>MERCHANT_LEAVING</c>.</summary>
    public string Code => "MERCHANT_LEAVING";
}

/// <summary>A sanction is in effect that stops the merchant's business (MER-08).</summary>
/// <param name="Message">What to do.</param>
internal sealed record SanctionInEffectError(string Message) : IUserError
{
    /// <summary><c>SANCTION_IN_EFFECT</c>.</summary>
    public string Code => "SANCTION_IN_EFFECT";
}

/// <summary>The business with a merchant does not end while something is open with it (MER-08).</summary>
/// <param name="Message">What to do.</param>
/// <param name="Obligations">What is open.</param>
internal sealed record MerchantObligationsOpenError(string Message, IReadOnlyList<OpenObligation> Obligations) : IUserError
{
    /// <summary><c>MERCHANT_OBLIGATIONS_OPEN</c>.</summary>
    public string Code => "MERCHANT_OBLIGATIONS_OPEN";
}

/// <summary>A merchant has one closure that is planned or running.</summary>
/// <param name="Message">What to do.</param>
internal sealed record ClosurePlannedError(string Message) : IUserError
{
    /// <summary><c>CLOSURE_PLANNED</c>.</summary>
    public string Code => "CLOSURE_PLANNED";
}

/// <summary>The merchant can still be heard; without its words the hearing is not closed before the time for it is over (MER-08).</summary>
/// <param name="Message">What to do.</param>
/// <param name="HearingUntil">Until when it can be heard (UTC).</param>
internal sealed record HearingOpenError(string Message, DateTime HearingUntil) : IUserError
{
    /// <summary><c>HEARING_OPEN</c>.</summary>
    public string Code => "HEARING_OPEN";
}

/// <summary>Only the platform calls off the exit of a merchant that it has removed (MER-08).</summary>
/// <param name="Message">The rule in words.</param>
internal sealed record ExitByRemovalError(string Message) : IUserError
{
    /// <summary><c>EXIT_BY_REMOVAL</c>.</summary>
    public string Code => "EXIT_BY_REMOVAL";
}
