using System.Text;
using Modular.GraphQL.Language;

namespace Modular.GraphQL.Validation;

/// <summary>What the rules ask of a literal.</summary>
internal static class Literal
{
    private const int LongestText = 60;

    /// <summary>The literal as written, cut where it is long, for messages.</summary>
    public static string Describe(ValidationContext context, ValueNode value)
    {
        var source = context.Document.Source.Span[value.Start..value.End];
        var text = Encoding.UTF8.GetString(source[..Math.Min(source.Length, LongestText * 4)]);
        return text.Length <= LongestText && source.Length <= LongestText * 4 ? text : $"{text[..Math.Min(text.Length, LongestText)]}…";
    }
}
