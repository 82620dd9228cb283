using System.Reflection;

namespace Modular.Kernel;

/// <summary>
/// A kind of notification that a module declares (ACC-04): its stable code, its words in each language (FE-03), and where it goes unless a user says
/// otherwise. Registered as a singleton each; what raises it is said by an <see cref="INotifier{TEvent}"/>.
/// </summary>
public sealed class NotificationKind
{
    /// <summary>The longest code, in characters.</summary>
    public const int CodeLength = 100;

    private readonly TextTable _texts;
    private readonly string _title;
    private readonly string _text;

    private NotificationKind(string code, Assembly assembly, string title, string text)
    {
        (Code, _texts, _title, _text) = (code, TextTable.Of(assembly), title, text);
        foreach (var language in Languages.All)
        {
            foreach (var key in new[] { title, text })
            {
                if (_texts.Find(key, language) is null)
                    throw new ArgumentException($"The notification {code} has no text '{key}' in {language.Name}; add it to Texts/{language.Name}.resx of {assembly.GetName().Name}.", nameof(code));
            }
        }
    }

    /// <summary>The stable code, <c>module.what-happened</c>; it never changes.</summary>
    public string Code { get; }

    /// <summary>Whether it tells users of something about their own account: it cannot be kept out of their inbox, and they are told what they did themselves.</summary>
    public bool IsSecurity { get; private init; }

    /// <summary>Whether it is sent by mail too, unless a user says otherwise.</summary>
    public bool IsMailed { get; private init; }

    /// <summary>What it is called, in the language of now; it names neither person nor object.</summary>
    public string Title => _texts.Get(_title);

    /// <summary>A kind whose words stand in the texts of the type's assembly.</summary>
    /// <typeparam name="TIn">Any type of the assembly.</typeparam>
    /// <param name="code">The stable code, at most 100 characters.</param>
    /// <param name="title">The key of its title, which takes no arguments.</param>
    /// <param name="text">The key of its text, which takes those of the notice in their order.</param>
    /// <param name="isMailed">Whether it is sent by mail too, unless a user says otherwise.</param>
    /// <param name="isSecurity">Whether it tells users of something about their own account.</param>
    /// <exception cref="ArgumentException">A language lacks one of the texts.</exception>
    public static NotificationKind Of<TIn>(string code, string title, string text, bool isMailed = false, bool isSecurity = false) =>
        new(code, typeof(TIn).Assembly, title, text) { IsMailed = isMailed, IsSecurity = isSecurity };

    /// <summary>Its text with the arguments of one notice, in the language of now.</summary>
    public string TextOf(IReadOnlyList<NoticeArgument> arguments) => _texts.Get(_text, [.. arguments.Select(Worded)]);

    // A value of an enum is told by its label, all else as it is.
    private string Worded(NoticeArgument argument) => argument.EnumName is { } name
        ? EnumLabel.Find(_texts, name, argument.Value, Languages.Current) ?? EnumLabel.Find(_texts, name, argument.Value, Languages.English)!
        : argument.Value;
}
