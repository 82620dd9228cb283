using Microsoft.Extensions.ObjectPool;

namespace Modular.GraphQL.Server.Http;

/// <summary>A token that ends when the client goes away or the time is over; used again after <see cref="TryReset"/>.</summary>
internal sealed class RequestDeadline : IResettable, IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private CancellationTokenRegistration _registration;

    public CancellationToken Token => _source.Token;

    public bool IsOver => _source.IsCancellationRequested;

    /// <summary>Starts the clock; a second call starts it anew.</summary>
    public void Start(TimeSpan limit, CancellationToken aborted)
    {
        _registration.Dispose();
        _registration = aborted.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source);
        _source.CancelAfter(limit);
    }

    /// <summary>Ends the token now.</summary>
    public void End() => _source.Cancel();

    /// <inheritdoc/>
    public bool TryReset()
    {
        _registration.Dispose();
        _registration = default;
        return _source.TryReset();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _registration.Dispose();
        _source.Dispose();
    }
}
