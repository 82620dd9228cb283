using Modular.Host.Tests.EndToEnd;

namespace Modular.Host.Tests.Faults;

/// <summary>
/// The disk of the data folder is full, or may not be written to: what cannot be stored is refused for now, what is stored is read, and once there is
/// space the host writes again by itself, with all that was acknowledged and nothing by half.
/// </summary>
public sealed class DiskTests
{
    private const int Megabytes = 64;
    private const string Count = "{ merchantApplications { totalCount } }";

    /// <summary>How often the disk is full.</summary>
    private static readonly int Times = int.TryParse(Environment.GetEnvironmentVariable("MODULAR_DISK_ROUNDS"), out var rounds) ? rounds : 1;

    [MountTheory, OnSqlite, OnPostgres]
    public Task A_full_disk_refuses_for_now_and_loses_nothing(DatabaseKind on) => UnderLoadAsync(on, disk => disk.Fill(), disk => disk.MakeSpace());

    [MountTheory, OnSqlite, OnPostgres]
    public Task A_read_only_folder_refuses_for_now_and_loses_nothing(DatabaseKind on) => UnderLoadAsync(on, disk => disk.SetReadOnly(true), disk => disk.SetReadOnly(false));

    [MountTheory, OnSqlite, OnPostgres]
    public async Task A_host_does_not_start_in_a_read_only_folder_and_says_why(DatabaseKind on)
    {
        using var disk = new SmallDisk(Megabytes);
        await using var host = await EndToEndHost.OnAsync(on, disk.Path);
        await host.StopAsync();
        disk.SetReadOnly(true);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(host.StartAsync);
        Assert.Contains($"The data folder {disk.Path} cannot be written", failure.Message, StringComparison.Ordinal);
        Assert.Contains("what to do: ", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", failure.Message, StringComparison.Ordinal);
        disk.SetReadOnly(false);
    }

    [MountFact]
    public async Task A_host_that_finds_no_space_at_its_first_start_says_so()
    {
        using var disk = new SmallDisk(1);
        disk.Fill();
        await using var host = HostProcess.Start("Development", disk.Path, "--Demo:Data=none");
        Assert.Equal(1, await host.ExitAsync());
        Assert.Contains("No space left on device", host.Errors, StringComparison.Ordinal);
        Assert.Contains("what to do: ", host.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", host.Errors, StringComparison.Ordinal);
    }

    private static async Task UnderLoadAsync(DatabaseKind on, Action<SmallDisk> hurt, Action<SmallDisk> heal)
    {
        using var disk = new SmallDisk(Megabytes);
        await using var host = await EndToEndHost.OnAsync(on, disk.Path, "--Files:OrphanGraceHours=1");
        var (load, aftermath) = (new MixedLoad(host), new Aftermath(host));
        load.Start();
        for (var time = 0; time < Times; time++)
        {
            await load.UntilAcknowledgedAsync(40);
            hurt(disk);
            await load.UntilRefusedAsync(40);
            Assert.True((await host.Client.DataAsync("admin", Count)).GetProperty("merchantApplications").GetProperty("totalCount").GetInt32() > 0);
            await Aftermath.UntilAsync(async () => await host.HealthAsync() is (200, var health) && health.GetProperty("readOnly").GetBoolean(), () => "The host does not tell that it cannot write.");

            heal(disk);
            await load.UntilAcknowledgedAsync(40);
            await Aftermath.UntilAsync(async () => (await host.HealthAsync()).Body.GetProperty("status").GetString() == "ready", () => "The host does not tell that it can write again.");
        }

        await load.PauseAsync();
        Assert.Equal(0, load.Lost);
        await load.RepeatAsync(journeys: 20);
        await aftermath.AssertAllIsThereAsync(load);
    }
}
