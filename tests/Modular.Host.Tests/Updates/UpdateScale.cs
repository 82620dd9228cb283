namespace Modular.Host.Tests.Updates;

/// <summary>How much is tried: little in each test run, all of it by <c>MODULAR_UPDATES_SUBSCRIBERS=1000 MODULAR_UPDATES_ORDERS=2000 MODULAR_UPDATES_KILLS=10</c>.</summary>
internal static class UpdateScale
{
    /// <summary>How many follow.</summary>
    public static int Subscribers { get; } = Setting("MODULAR_UPDATES_SUBSCRIBERS", 40);

    /// <summary>How many orders are placed.</summary>
    public static int Orders { get; } = Setting("MODULAR_UPDATES_ORDERS", 30);

    /// <summary>How often the host is killed.</summary>
    public static int Kills { get; } = Setting("MODULAR_UPDATES_KILLS", 1);

    /// <summary>What chance is made of.</summary>
    public static int Seed { get; } = Setting("MODULAR_UPDATES_SEED", 20260131);

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), out var number) ? number : otherwise;
}
