using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Modular.Host.Tests.EndToEnd;

namespace Modular.Host.Tests.Faults;

/// <summary>What came of sending a step.</summary>
internal enum Sent
{
    /// <summary>It is done, and the host has said so.</summary>
    Acknowledged,

    /// <summary>The host asks to send it again later.</summary>
    Refused,

    /// <summary>No answer, or only a part of one.</summary>
    Lost,

    /// <summary>Anything else; the step is at fault, or the host.</summary>
    Wrong,
}

/// <summary>
/// An application's way from the form to the approved papers, some of them through to the merchant: one mutation after the other, each under an
/// idempotency key of its own, which is sent until it is acknowledged. All journeys of a number's remainder by four are alike, so that it is known what must be stored.
/// </summary>
internal sealed class Journey
{
    private readonly IReadOnlyList<JourneyStep> _steps;
    private readonly Dictionary<int, string> _outcomes = [];

    public Journey(int number)
        : this(number, JourneySteps.Of)
    {
    }

    /// <summary>A way of other steps.</summary>
    /// <param name="number">Its number, by which its keys are told from others'.</param>
    /// <param name="steps">The steps, which may ask it for what those before have given.</param>
    public Journey(int number, Func<Journey, IReadOnlyList<JourneyStep>> steps)
    {
        Number = number;
        _steps = steps(this);
    }

    public int Number { get; }

    /// <summary>How many steps are acknowledged.</summary>
    public int Done { get; private set; }

    public bool IsFinished => Done == _steps.Count;

    /// <summary>Whether changes were asked for and the application was handed in again.</summary>
    public bool IsCorrected => Number % 2 == 0;

    /// <summary>Whether it ends with both signatures and a merchant.</summary>
    public bool IsSigned => Number % 4 == 0;

    /// <summary>Who applies. Those that are signed belong to the merchant's own user.</summary>
    public string Applicant => IsSigned ? "merchant" : "uploader";

    /// <summary>The steps that were sent at least once, with a key.</summary>
    public int Keyed => _steps.Take(Sends > 0 ? Done + 1 : Done).Count(s => s.IsKeyed);

    /// <summary>How often the reveal was sent, and whether it was acknowledged.</summary>
    public int Reveals { get; private set; }

    public bool IsRevealed => _steps.Take(Done).Any(s => s.IsReveal);

    /// <summary>What is wrong; null where nothing is.</summary>
    public string? Fault { get; private set; }

    /// <summary>What the last answer was.</summary>
    public string? LastAnswer { get; private set; }

    private int Sends { get; set; }

    /// <summary>The outcome of an acknowledged step: an id, or the agreement's hash.</summary>
    public string this[string step] => _outcomes[IndexOf(step)];

    /// <summary>Sends the first step that is not acknowledged.</summary>
    public async Task<Sent> SendNextAsync(GraphQLClient client)
    {
        var step = _steps[Done];
        Sends++;
        Reveals += step.IsReveal ? 1 : 0;
        var (sent, outcome) = await SendAsync(client, step);
        if (sent != Sent.Acknowledged)
            return sent;
        _outcomes[Done++] = outcome!;
        Sends = 0;
        return sent;
    }

    /// <summary>Sends every acknowledged step again, each of which must be answered with what it was answered with the first time.</summary>
    public async Task<int> RepeatAsync(GraphQLClient client)
    {
        var repeated = 0;
        for (var i = 0; i < Done && Fault is null; i++)
        {
            if (!_steps[i].IsKeyed)
                continue;
            var (sent, outcome) = await SendAsync(client, _steps[i]);
            if (sent != Sent.Acknowledged || outcome != _outcomes[i])
                Fault = $"{_steps[i].Name} of {Number} was answered with {_outcomes[i]}, and after the restart with {LastAnswer}";
            repeated++;
        }

        return repeated;
    }

    private int IndexOf(string step) => _steps.Index().First(s => s.Item.Name == step).Index;

    private async Task<(Sent, string?)> SendAsync(GraphQLClient client, JourneyStep step)
    {
        try
        {
            await (step.Before?.Invoke(client) ?? Task.CompletedTask);
            using HttpContent content = step.File is { } file
                ? GraphQLClient.Form(step.Document, new { input = step.Input() }, "input.file", file, "paper.pdf", "application/pdf")
                : JsonContent.Create(new { query = step.Document, variables = new { input = step.Input() } });
            var answer = await client.SendKeyedAsync(step.User, step.IsKeyed ? $"\"{Number}-{step.Name}\"" : null, content);
            LastAnswer = answer.Body;
            return Read(step, answer.Json);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException or OperationCanceledException or ObjectDisposedException)
        {
            LastAnswer = e.Message;
            return (Sent.Lost, null);
        }
    }

    private (Sent, string?) Read(JourneyStep step, JsonElement answer)
    {
        if (answer.TryGetProperty("errors", out var errors))
        {
            if (RefusedAnswer.IsRetryable(errors))
                return (Sent.Refused, null);
        }
        else if (answer.GetProperty("data").GetProperty(step.Field) is { ValueKind: JsonValueKind.Object } payload)
        {
            if (step.IsLookup && payload.GetProperty("nodes").GetArrayLength() == 0)
                return (Sent.Refused, null);
            if (step.IsLookup || payload.GetProperty("errors").ValueKind == JsonValueKind.Null)
                return (Sent.Acknowledged, step.Path.Aggregate(payload, (value, name) => char.IsDigit(name[0]) ? value[int.Parse(name, CultureInfo.InvariantCulture)] : value.GetProperty(name)).GetString());
        }

        Fault = $"{step.Name} of {Number}: {answer}";
        return (Sent.Wrong, null);
    }
}
