using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace Modular.GraphQL.Server.Tests;

/// <summary>The GraphQL multipart request convention: order, map, limits, and that no file outlives its request.</summary>
public sealed class UploadTests : IAsyncLifetime
{
    private const string Operations = """{"query":"mutation { submit }","variables":{"file":null,"input":{"files":[null,null]},"name":"x"}}""";
    private const int MaxFileBytes = 2 * 1024 * 1024;

    private TestServer _server = null!;

    public async Task InitializeAsync() => _server = await TestServer.StartAsync(o =>
    {
        o.MaxRequestBytes = 64 * 1024;
        o.Uploads.MaxFileBytes = MaxFileBytes;
        o.Uploads.MaxFiles = 3;
        o.Uploads.MaxMapBytes = 256;
    });

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Files_reach_the_engine_under_the_paths_of_their_variables()
    {
        byte[] first = [0, 1, 2, 255, .. "--b\r\n"u8], second = [];
        var answer = await SendAsync(
            Part("operations", Operations),
            Part("map", """{"0":["variables.file","variables.input.files.1"],"second":["variables.input.files.0"]}"""),
            File("second", second, "empty.txt"),
            File("0", first, "../../etc/licence ä.pdf"));
        Assert.Equal(200, answer.Code);
        var seen = Assert.Single(_server.Executor.Seen);
        Assert.Equal(["variables.file", "variables.input.files.0", "variables.input.files.1"], seen.Files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((first.Length, "../../etc/licence ä.pdf", "application/pdf"), (seen.Files["variables.file"].Length, seen.Files["variables.file"].FileName, seen.Files["variables.file"].ContentType));
        Assert.Equal(first, seen.Files["variables.input.files.1"].Content);
        Assert.Empty(seen.Files["variables.input.files.0"].Content);
        await _server.NoFileStaysAsync();
    }

    public static TheoryData<string, string, string[]> Malformed => new()
    {
        { "files before the map", "order", ["operations", "0", "map={\"0\":[\"variables.file\"]}"] },
        { "map before operations", "order", ["map={\"0\":[\"variables.file\"]}", "operations", "0"] },
        { "no map", "order", ["operations"] },
        { "no part", "order", [] },
        { "operations are an array", "Batching is off", ["operations=[]", "map={}"] },
        { "operations are no JSON", "not valid JSON", ["operations={", "map={}"] },
        { "map is no JSON", "not valid JSON", ["operations", "map={"] },
        { "map is a list", "must be a JSON object", ["operations", "map=[]"] },
        { "map has no paths", "list of paths", ["operations", "map={\"0\":[]}", "0"] },
        { "map has numbers", "list of paths", ["operations", "map={\"0\":[1]}", "0"] },
        { "path to nowhere", "lead to a null", ["operations", "map={\"0\":[\"variables.other\"]}", "0"] },
        { "path to a value", "lead to a null", ["operations", "map={\"0\":[\"variables.name\"]}", "0"] },
        { "path outside the variables", "lead to a null", ["operations", "map={\"0\":[\"query\"]}", "0"] },
        { "index out of range", "lead to a null", ["operations", "map={\"0\":[\"variables.input.files.2\"]}", "0"] },
        { "index spelt otherwise", "lead to a null", ["operations", "map={\"0\":[\"variables.input.files.01\"]}", "0"] },
        { "two files at one path", "two files at one path", ["operations", "map={\"0\":[\"variables.file\"],\"1\":[\"variables.file\"]}", "0", "1"] },
        { "a file that the map does not name", "does not name", ["operations", "map={\"0\":[\"variables.file\"]}", "1"] },
        { "a file twice", "came already", ["operations", "map={\"0\":[\"variables.file\"]}", "0", "0"] },
        { "a file is missing", "did not come", ["operations", "map={\"0\":[\"variables.file\"],\"1\":[\"variables.input.files.0\"]}", "0"] },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task A_malformed_form_gets_400_and_leaves_nothing(string what, string message, string[] parts)
    {
        var answer = await SendAsync([.. parts.Select(ToPart)]);
        Assert.True(answer.Code == 400, $"{what}: {answer.Code} {answer.Body}");
        Assert.Equal(ErrorCodes.BadRequest, answer.ErrorCode);
        Assert.Contains(message, answer.ErrorMessage, StringComparison.Ordinal);
        await _server.NoFileStaysAsync();
        Assert.Empty(_server.Executor.Seen);
    }

    [Theory]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"operations\"\r\n\r\n{}")]
    [InlineData("no boundary at all")]
    public async Task A_form_that_ends_early_gets_400(string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");
        request.Headers.Add("GraphQL-Require-Preflight", "1");
        Assert.Equal((400, ErrorCodes.BadRequest), (await _server.SendAsync(request)) is var a ? (a.Code, a.ErrorCode) : default);
    }

    [Theory]
    [InlineData("a file")]
    [InlineData("the number of files")]
    [InlineData("the map")]
    [InlineData("the operations")]
    public async Task What_is_over_a_limit_gets_413_and_leaves_nothing(string what)
    {
        var answer = what switch
        {
            "a file" => await SendAsync(Part("operations", Operations), Part("map", """{"0":["variables.file"]}"""), File("0", new byte[MaxFileBytes + 1])),
            "the number of files" => await SendAsync(Part("operations", """{"query":"a","variables":{"a":null,"b":null,"c":null,"d":null}}"""), Part("map", """{"0":["variables.a"],"1":["variables.b"],"2":["variables.c"],"3":["variables.d"]}""")),
            "the map" => await SendAsync(Part("operations", Operations), Part("map", "{" + new string(' ', 256) + "}")),
            _ => await SendAsync(Part("operations", "{" + new string(' ', 64 * 1024) + "}"), Part("map", "{}")),
        };
        Assert.Equal((413, ErrorCodes.LimitExceeded), (answer.Code, answer.ErrorCode));
        await _server.NoFileStaysAsync();
        Assert.Empty(_server.Executor.Seen);
    }

    [Fact]
    public async Task The_largest_file_is_taken()
    {
        var content = new byte[MaxFileBytes];
        Random.Shared.NextBytes(content);
        var answer = await SendAsync(Part("operations", Operations), Part("map", """{"0":["variables.file"]}"""), File("0", content));
        Assert.Equal(200, answer.Code);
        Assert.Equal(content, _server.Executor.Seen.Single().Files["variables.file"].Content);
    }

    [Fact]
    public async Task A_client_that_goes_away_leaves_no_file()
    {
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(_server.Address.Host, _server.Address.Port);
            await using var stream = client.GetStream();
            await stream.WriteAsync(Head(1_000_000));
            await stream.WriteAsync(new byte[300_000]);
            await UntilAsync(() => _server.TemporaryFiles.Length == 1 && new FileInfo(_server.TemporaryFiles[0]).Length > 0);
            client.Client.LingerState = new LingerOption(true, 0);
        }

        await _server.NoFileStaysAsync();
        Assert.Empty(_server.Executor.Seen);
    }

    [Fact]
    public async Task The_start_removes_what_a_killed_process_left_and_nothing_else()
    {
        var root = _server.UploadFolder;
        var abandoned = Directory.CreateDirectory(Path.Combine(root, Guid.NewGuid().ToString("N"))).FullName;
        await System.IO.File.WriteAllTextAsync(Path.Combine(abandoned, "in-use.lock"), "");
        await System.IO.File.WriteAllTextAsync(Path.Combine(abandoned, "licence"), "scan");
        var foreign = Directory.CreateDirectory(Path.Combine(root, "holiday")).FullName;
        await SendAsync(Part("operations", Operations), Part("map", """{"0":["variables.file"]}"""), File("0", [1]));
        var alive = Directory.GetDirectories(root).Except([abandoned, foreign]).Single();

        var second = await TestServer.StartAsync(folder: root);
        Assert.Equal(new[] { alive, foreign }.Order(), Directory.GetDirectories(root).Order());
        await second.DisposeAsync();
    }

    /// <summary>A request up to the first byte of its only file.</summary>
    internal static byte[] Head(int contentLength) => Encoding.ASCII.GetBytes(
        $"POST /graphql HTTP/1.1\r\nHost: x\r\nGraphQL-Require-Preflight: 1\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: {contentLength}\r\n\r\n"
        + $"--b\r\nContent-Disposition: form-data; name=\"operations\"\r\n\r\n{Operations}\r\n"
        + "--b\r\nContent-Disposition: form-data; name=\"map\"\r\n\r\n{\"0\":[\"variables.file\"]}\r\n"
        + "--b\r\nContent-Disposition: form-data; name=\"0\"; filename=\"a\"\r\n\r\n");

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var i = 0; i < 500 && !condition(); i++)
            await Task.Delay(20);
        Assert.True(condition());
    }

    private static (string Name, HttpContent Content, string? FileName) ToPart(string part)
    {
        var at = part.IndexOf('=', StringComparison.Ordinal);
        return at > 0 ? Part(part[..at], part[(at + 1)..]) : part == "operations" ? Part(part, Operations) : File(part, "x"u8.ToArray());
    }

    private static (string Name, HttpContent Content, string? FileName) Part(string name, string text) => (name, new StringContent(text, Encoding.UTF8, "application/json"), null);

    private static (string Name, HttpContent Content, string? FileName) File(string name, byte[] content, string fileName = "a.pdf")
    {
        var part = new ByteArrayContent(content);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        return (name, part, fileName);
    }

    private async Task<Answer> SendAsync(params (string Name, HttpContent Content, string? FileName)[] parts)
    {
        using var form = new MultipartFormDataContent("b0undary");
        foreach (var (name, content, fileName) in parts)
        {
            if (fileName is null)
                form.Add(content, name);
            else
                form.Add(content, name, fileName);
        }

        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = form };
        request.Headers.Add("GraphQL-Require-Preflight", "1");
        return await _server.SendAsync(request);
    }
}
