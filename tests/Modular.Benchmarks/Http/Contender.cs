using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Modular.Benchmarks.Http;

/// <summary>One endpoint under load, and its figures over all rounds.</summary>
internal sealed class Contender(string name, Uri server, string method, string path, string? body, Func<Task<ProcessUse>> use)
{
    private readonly List<long> _latencies = [];
    private TimeSpan _time;
    private double _cpu;
    private long _allocated;

    /// <summary>What it is called in the report.</summary>
    public string Name => name;

    /// <summary>Requests in a second.</summary>
    public double Rate => _latencies.Count / _time.TotalSeconds;

    /// <summary>Processor time of the server for each request, in microseconds; noise from elsewhere on the machine changes it least.</summary>
    public double Cpu => _cpu * 1_000 / _latencies.Count;

    /// <summary>Managed bytes that the server allocated for each request.</summary>
    public double Allocated => (double)_allocated / _latencies.Count;

    /// <summary>A latency that so many of a hundred requests did not exceed, in milliseconds.</summary>
    public double Percentile(double percent)
    {
        _latencies.Sort();
        return Stopwatch.GetElapsedTime(0, _latencies[(int)((_latencies.Count - 1) * percent / 100)]).TotalMilliseconds;
    }

    /// <summary>Asks once and gives the answer's body; throws for any status but 200.</summary>
    public async Task<string> AskAsync(HttpClient client)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(server, path));
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode && !text.StartsWith("{\"errors\"", StringComparison.Ordinal) ? text : throw new InvalidOperationException($"{Name}: {response.StatusCode} {text}");
    }

    /// <summary>Loads the endpoint for a while; the figures count where the round is not for warming up.</summary>
    public async Task RunAsync(int connections, TimeSpan duration, bool counts)
    {
        var load = new LoadGenerator(new IPEndPoint(IPAddress.Loopback, server.Port), Request(), connections);
        var before = await use();
        var start = Stopwatch.GetTimestamp();
        var latencies = await load.RunAsync(duration);
        var time = Stopwatch.GetElapsedTime(start);
        var after = await use();
        if (!counts)
            return;
        _latencies.AddRange(latencies);
        _time += time;
        _cpu += after.CpuMilliseconds - before.CpuMilliseconds;
        _allocated += after.AllocatedBytes - before.AllocatedBytes;
    }

    private byte[] Request()
    {
        var content = Encoding.UTF8.GetBytes(body ?? "");
        var head = $"{method} {path} HTTP/1.1\r\nHost: {server.Authority}\r\nAccept: application/json\r\n";
        if (body is not null)
            head += $"Content-Type: application/json\r\nContent-Length: {content.Length}\r\n";
        return [.. Encoding.UTF8.GetBytes(head + "\r\n"), .. content];
    }
}
