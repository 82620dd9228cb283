using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Merchants.Tests.Papers;

/// <summary>A small outside platform over real HTTP: takes papers and reports under keys, and tells what it has found.</summary>
internal sealed class OutsidePlatform : IAsyncDisposable
{
    public const string Secret = "a-secret-of-the-test";

    private readonly WebApplication _app;

    private OutsidePlatform(WebApplication app) => _app = app;

    /// <summary>What it has taken, by key: the reference that it gave, and what was asked.</summary>
    public ConcurrentDictionary<string, (string Reference, JsonElement Asked)> Taken { get; } = new();

    /// <summary>The keys in the order of the requests, repeats too.</summary>
    public ConcurrentQueue<string> Keys { get; } = new();

    /// <summary>The lengths of the files.</summary>
    public ConcurrentDictionary<string, long> Files { get; } = new();

    /// <summary>What the next requests are answered with instead.</summary>
    public ConcurrentQueue<(int Status, string? Body)> Next { get; } = new();

    /// <summary>What it has found: the place of an item is its index.</summary>
    public List<object> Findings { get; } = [];

    /// <summary>The changes of its rules.</summary>
    public List<object> RuleChanges { get; } = [];

    /// <summary>Whether all signatures were right.</summary>
    public bool IsSigned { get; private set; } = true;

    public string Address { get; private set; } = "";

    public Dictionary<string, string?> Settings => new()
    {
        ["OutsidePlatform:Name"] = "DOUYIN", ["OutsidePlatform:Address"] = Address, ["OutsidePlatform:Secret"] = Secret, ["OutsidePlatform:TimeoutSeconds"] = "5",
    };

    public static async Task<OutsidePlatform> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var platform = new OutsidePlatform(app);
        // As a Delegate: a RequestDelegate's result is not written.
        app.MapPost("/api/papers", (Delegate)platform.TakeAsync);
        app.MapPost("/api/reports", (Delegate)platform.TakeAsync);
        app.MapGet("/api/findings", (HttpContext c, string? after) => platform.List(c, platform.Findings, after));
        app.MapGet("/api/rule-changes", (HttpContext c, string? after) => platform.List(c, platform.RuleChanges, after));
        await app.StartAsync();
        platform.Address = app.Urls.First() + "/api";
        return platform;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpContext context)
    {
        var key = context.Request.Headers["Idempotency-Key"].ToString();
        string text;
        long length = 0;
        if (context.Request.HasFormContentType)
        {
            var form = await context.Request.ReadFormAsync();
            // A part without a file name is a value, whatever its type.
            text = form["paper"].ToString();
            length = form.Files["file"]!.Length;
        }
        else
        {
            text = await new StreamReader(context.Request.Body).ReadToEndAsync();
        }

        Check(context, key, text);
        Keys.Enqueue(key);
        if (Next.TryDequeue(out var said))
        {
            // A platform that hangs: it has the paper, and never says so.
            if (said.Status == 0)
            {
                Taken.TryAdd(key, ($"R-{Taken.Count + 1}", JsonDocument.Parse(text).RootElement));
                await Task.Delay(60_000, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            return Results.Text(said.Body ?? "", "application/json", statusCode: said.Status == 0 ? 500 : said.Status);
        }

        Files[key] = length;
        var taken = Taken.GetOrAdd(key, _ => ($"R-{Taken.Count + 1}", JsonDocument.Parse(text).RootElement));
        return Results.Json(new { reference = taken.Reference });
    }

    private IResult List(HttpContext context, List<object> items, string? after)
    {
        Check(context, context.Request.Path.Value![5..] + context.Request.QueryString.Value, "");
        if (Next.TryDequeue(out var said))
            return Results.Text(said.Body ?? "", "application/json", statusCode: said.Status);
        var from = after is null ? 0 : int.Parse(after, System.Globalization.CultureInfo.InvariantCulture);
        var page = items.Skip(from).Take(2).ToList();
        return Results.Json(new { items = page, next = (from + page.Count).ToString(System.Globalization.CultureInfo.InvariantCulture) });
    }

    private void Check(HttpContext context, string id, string text)
    {
        var signed = Encoding.UTF8.GetBytes($"{id}.{context.Request.Headers["Signature-Timestamp"]}.{text}");
        IsSigned &= context.Request.Headers["Signature"] == "v1," + Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), signed));
    }
}
