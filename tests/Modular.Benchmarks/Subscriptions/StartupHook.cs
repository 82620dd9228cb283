using System.Net.Sockets;

/// <summary>
/// What the runtime calls in the host before its first line (<c>DOTNET_STARTUP_HOOKS</c>): whoever connects to the socket has it collect its garbage, and is told
/// the bytes of the objects that are left. It uses nothing but the runtime's own libraries, since it is loaded without those of the benchmark.
/// </summary>
internal static class StartupHook
{
    /// <summary>The variable that names the socket.</summary>
    public const string SocketVariable = "MODULAR_BENCHMARK_SOCKET";

    /// <summary>Begins to listen.</summary>
    public static void Initialize()
    {
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(Environment.GetEnvironmentVariable(SocketVariable)!));
        listener.Listen();
        new Thread(() => Serve(listener)) { IsBackground = true }.Start();
    }

    private static void Serve(Socket listener)
    {
        while (true)
        {
            using var asker = listener.Accept();
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            asker.Send(BitConverter.GetBytes(GC.GetTotalMemory(forceFullCollection: false)));
        }
    }
}
