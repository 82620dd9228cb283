namespace Modular.GraphQL.Building;

/// <summary>Brings what resolvers return into the one form that the executor takes. What is there already is passed on without waiting.</summary>
internal static class ResultAdapter
{
    public static ValueTask<object?> OfTask<T>(Task<T> task) =>
        task.IsCompletedSuccessfully ? new(task.Result) : Await(task);

    public static ValueTask<object?> OfValueTask<T>(ValueTask<T> task) =>
        task.IsCompletedSuccessfully ? new(task.Result) : Await(task.AsTask());

    public static ValueTask<IReadOnlyList<object?>> OfBatch<TList, TItem>(TList items) where TList : IEnumerable<TItem> => new(Boxed<TItem>(items));

    public static ValueTask<IReadOnlyList<object?>> OfBatchTask<TList, TItem>(Task<TList> task) where TList : IEnumerable<TItem> =>
        task.IsCompletedSuccessfully ? new(Boxed<TItem>(task.Result)) : AwaitBatch<TList, TItem>(task);

    public static ValueTask<IReadOnlyList<object?>> OfBatchValueTask<TList, TItem>(ValueTask<TList> task) where TList : IEnumerable<TItem> =>
        OfBatchTask<TList, TItem>(task.AsTask());

    private static async ValueTask<object?> Await<T>(Task<T> task) => await task;

    private static async ValueTask<IReadOnlyList<object?>> AwaitBatch<TList, TItem>(Task<TList> task) where TList : IEnumerable<TItem> =>
        Boxed<TItem>(await task);

    // A list of references is a list of objects as it stands.
    private static IReadOnlyList<object?> Boxed<TItem>(IEnumerable<TItem> items) =>
        items as IReadOnlyList<object?> ?? [.. items.Select(i => (object?)i)];
}
