using System.Collections.Frozen;
using Modular.Kernel;

namespace Modular.Platform.Notifications;

/// <summary>The kinds of notifications that the modules declare, by code (ACC-04).</summary>
internal sealed class NotificationKinds
{
    private readonly FrozenDictionary<string, NotificationKind> _byCode;

    /// <param name="kinds">What the modules declare.</param>
    /// <exception cref="InvalidOperationException">A kind is declared twice, or its code is too long.</exception>
    public NotificationKinds(IEnumerable<NotificationKind> kinds)
    {
        All = [.. kinds.OrderBy(k => k.Code, StringComparer.Ordinal)];
        if (All.GroupBy(k => k.Code).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new InvalidOperationException($"The notification {twice.Key} is declared {twice.Count()} times.");
        if (All.FirstOrDefault(k => k.Code.Length > NotificationKind.CodeLength) is { } tooLong)
            throw new InvalidOperationException($"The notification {tooLong.Code} has a code of more than {NotificationKind.CodeLength} characters.");
        _byCode = All.ToFrozenDictionary(k => k.Code);
    }

    /// <summary>All of them, by code.</summary>
    public IReadOnlyList<NotificationKind> All { get; }

    /// <summary>The kind of that code; null where no module declares it, or not any more.</summary>
    public NotificationKind? Find(string code) => _byCode.GetValueOrDefault(code);
}
