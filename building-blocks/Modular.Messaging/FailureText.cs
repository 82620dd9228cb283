namespace Modular.Messaging;

/// <summary>What is stored of a failure, for whoever looks at what is parked.</summary>
internal static class FailureText
{
    /// <summary>Longer than what explains a failure, and short enough for a list.</summary>
    public const int Length = 500;

    /// <summary>The kind and the words of what went wrong in the first place: what is wrapped around it says no more than that something did.</summary>
    public static string Of(Exception why)
    {
        var first = why.GetBaseException();
        var text = $"{first.GetType().Name}: {first.Message}";
        return text.Length <= Length ? text : text[..Length];
    }
}
