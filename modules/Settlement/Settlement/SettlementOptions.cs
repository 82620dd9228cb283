using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Modular.Kernel;

namespace Settlement;

/// <summary>The module's settings, <c>Modules:Settlement</c>; every one has a default.</summary>
internal sealed class SettlementOptions
{
    /// <summary>The IANA name of the time zone in which months begin and end.</summary>
    public string TimeZone { get; init; } = "Asia/Shanghai";

    /// <summary>How many days after its completion an order may come back; what it earned is held until then.</summary>
    [Range(0, 365)]
    public int AfterSaleWindowDays { get; init; } = 7;

    /// <summary>Within how many working days a merchant confirms or disputes a statement; after that it counts as confirmed.</summary>
    [Range(1, 100)]
    public int ConfirmWorkingDays { get; init; } = 5;

    /// <summary>Within how many working days what a statement makes payable should be paid.</summary>
    [Range(1, 100)]
    public int PayWorkingDays { get; init; } = 3;

    /// <summary>When finance and merchants work.</summary>
    public WorkingHours WorkingTime { get; init; } = new();

    /// <summary>The sandbox bank.</summary>
    [ValidateObjectMembers]
    public BankOptions Bank { get; init; } = new();
}

/// <summary>The settings of the sandbox bank, <c>Modules:Settlement:Bank</c>.</summary>
internal sealed class BankOptions
{
    /// <summary>How many tries of each payout fail before one succeeds; for trying out what happens then.</summary>
    [Range(0, 100)]
    public int Failures { get; init; }

    /// <summary>How often approved payouts are looked for.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(1);
}
