using System.Text.Json;
using Modular.Host.Tests.EndToEnd;
using Modular.Host.Tests.Faults;

namespace Modular.Host.Tests.Papers;

/// <summary>Where people do one thing after another: each mutation must be accepted.</summary>
internal sealed class PaperDesk(EndToEndHost host)
{
    /// <summary>Takes a step that must be accepted, and gives what is selected of its payload.</summary>
    /// <param name="user">Who takes it.</param>
    /// <param name="mutation">The mutation.</param>
    /// <param name="selection">The payload's field that is wanted, with what is selected of it.</param>
    /// <param name="input">The input; where a file goes with it, without that.</param>
    /// <param name="file">The file, a PDF.</param>
    public async Task<JsonElement> DoAsync(string user, string mutation, string selection, object input, byte[]? file = null) =>
        Accepted(user, mutation, selection, await PayloadAsync(user, mutation, selection, input, file));

    /// <summary>Takes a step of another module with an object that is new: it is not there before that module has heard of it.</summary>
    public async Task<JsonElement> DoOnceThereAsync(string user, string mutation, string selection, object input)
    {
        JsonElement payload = default;
        await Aftermath.UntilAsync(async () =>
        {
            payload = await PayloadAsync(user, mutation, selection, input, null);
            var errors = payload.GetProperty("errors");
            return errors.ValueKind == JsonValueKind.Null || errors[0].GetProperty("code").GetString() != "NOT_FOUND";
        }, () => payload.ToString());
        return Accepted(user, mutation, selection, payload);
    }

    /// <summary>Tries a step that must be refused, and gives the code of the one error.</summary>
    public async Task<string?> RefusedAsync(string user, string mutation, object input)
    {
        var errors = (await PayloadAsync(user, mutation, "", input, null)).GetProperty("errors");
        Assert.True(errors.ValueKind == JsonValueKind.Array, $"{mutation} by {user} was accepted.");
        return Assert.Single(errors.EnumerateArray()).GetProperty("code").GetString();
    }

    /// <summary>Reads one object.</summary>
    public async Task<JsonElement> ReadAsync(string user, string field, string id, string selection) =>
        (await host.Client.DataAsync(user, $"query($id: ID!) {{ {field}(id: $id) {{ {selection} }} }}", new { id })).GetProperty(field);

    private static JsonElement Accepted(string user, string mutation, string selection, JsonElement payload)
    {
        Assert.True(payload.GetProperty("errors").ValueKind == JsonValueKind.Null, $"{mutation} by {user}: {payload}");
        return payload.GetProperty(selection.Split(' ')[0]);
    }

    private async Task<JsonElement> PayloadAsync(string user, string mutation, string selection, object input, byte[]? file)
    {
        var document = $"mutation($input: {char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input!) {{ {mutation}(input: $input) {{ {selection} errors {{ ... on Error {{ code message }} }} }} }}";
        var answer = file is null
            ? await host.Client.SendAsync(user, document, new { input })
            : await host.Client.UploadAsync(user, document, new { input }, "input.file", file, "paper.pdf", "application/pdf");
        Assert.False(answer.TryGetProperty("errors", out var errors), $"{mutation} by {user}: {errors}");
        return answer.GetProperty("data").GetProperty(mutation);
    }
}
