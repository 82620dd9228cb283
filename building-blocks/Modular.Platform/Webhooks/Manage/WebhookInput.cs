using System.Net.Sockets;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Messaging;

namespace Modular.Platform.Webhooks;

/// <summary>Checks what is said of a webhook, all of it, so that the caller is told everything at once.</summary>
internal sealed class WebhookInput(IEnumerable<DeclaredEvent> events, AddressGuard guard, WebhookOptions options)
{
    /// <summary>The longest that the name service may take.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly HashSet<string> _known = [.. events.Select(e => e.Name)];

    /// <summary>What was said, in order; or all that is wrong with it.</summary>
    public async Task<FieldResult<WebhookTarget>> CheckAsync(string url, IReadOnlyList<string> eventNames, string? description, CancellationToken cancellationToken)
    {
        var errors = new List<IUserError>();
        if (WebhookUrl.Check(url, options.AllowHttp) is { } broken)
            errors.Add(new InvalidInputError(broken.Message, "url", broken.Rule));
        else if (await UnreachableAsync(new Uri(url).IdnHost, cancellationToken) is { } unreachable)
            errors.Add(new InvalidInputError(unreachable.Message, "url", unreachable.Rule));
        if (eventNames.Count == 0)
            errors.Add(Text.Invalid("eventNames", "WEBHOOK_EVENTS_MISSING"));
        foreach (var unknown in eventNames.Distinct().Where(n => !_known.Contains(n)))
            errors.Add(Text.Invalid("eventNames", "WEBHOOK_EVENT_UNKNOWN", unknown));
        var text = string.IsNullOrWhiteSpace(description) ? null : description.Trim();
        if (text?.Length > WebhookConfiguration.DescriptionLength || text?.Any(char.IsControl) == true)
            errors.Add(Text.Invalid("description", "WEBHOOK_DESCRIPTION", WebhookConfiguration.DescriptionLength));
        return errors.Count > 0 ? errors : new WebhookTarget(url, [.. eventNames.Distinct().Order(StringComparer.Ordinal)], text);
    }

    private async Task<Violation?> UnreachableAsync(string host, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            await guard.ResolveAsync(host, limit.Token);
            return null;
        }
        catch (RefusedAddressException)
        {
            return Text.Broken("WEBHOOK_ADDRESS_REFUSED");
        }
        catch (Exception e) when (e is SocketException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return Text.Broken("WEBHOOK_HOST_UNKNOWN");
        }
    }
}
