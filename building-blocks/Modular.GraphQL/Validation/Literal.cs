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

    /// <summary>Whether a variable stands in the literal, at any depth, so that its value is known at execution only.</summary>
    public static bool HasVariables(ValueNode value)
    {
        switch (value)
        {
            case VariableNode:
                return true;
            case ListValueNode list:
                for (var i = 0; i < list.Items.Count; i++)
                {
                    if (HasVariables(list.Items[i]))
                        return true;
                }

                return false;
            case ObjectValueNode obj:
                for (var i = 0; i < obj.Fields.Count; i++)
                {
                    if (HasVariables(obj.Fields[i].Value))
                        return true;
                }

                return false;
            default:
                return false;
        }
    }
}
