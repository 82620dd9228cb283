using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Modular.GraphQL;
using Modular.Kernel;

namespace Modular.Platform.Tasks;

/// <summary>A place among the tasks of all modules: those with a time by which they are to be done first, then by time, kind and object.</summary>
internal sealed record TaskOrder(bool IsDated, DateTime When, string Kind, Guid Subject) : IComparable<TaskOrder>
{
    /// <inheritdoc/>
    public int CompareTo(TaskOrder? other)
    {
        if (other is null)
            return 1;
        var dated = other.IsDated.CompareTo(IsDated);
        var time = When.CompareTo(other.When);
        var kind = string.CompareOrdinal(Kind, other.Kind);
        return dated != 0 ? dated : time != 0 ? time : kind != 0 ? kind : Subject.CompareTo(other.Subject);
    }

    /// <summary>The place as a cursor.</summary>
    public string ToCursor() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{(IsDated ? 1 : 0)}|{When.Ticks}|{Kind}|{Subject:N}")));

    /// <summary>Reads a cursor.</summary>
    /// <exception cref="GraphQLException">BAD_USER_INPUT: it is none.</exception>
    public static TaskOrder Parse(string cursor) =>
        Base64Url.IsValid(cursor)
        && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split('|') is [var dated, var ticks, var kind, var subject]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var time) && time <= DateTime.MaxValue.Ticks
        && Guid.TryParseExact(subject, "N", out var id)
            ? new(dated == "1", new DateTime(time, DateTimeKind.Utc), kind, id)
            : throw new GraphQLException("The value of `after` is not a cursor of this server.", ErrorCodes.BadUserInput);

    /// <summary>Where the tasks of a kind go on behind this place; null where all of them lie before it.</summary>
    public (bool Any, TaskPlace? After) In(TaskKind kind) => (IsDated, kind.IsDated) switch
    {
        (true, false) => (true, null),
        (false, true) => (false, null),
        _ => string.CompareOrdinal(kind.Code, Kind) switch
        {
            0 => (true, new TaskPlace(When, Subject)),
            > 0 => (true, new TaskPlace(When, null, IncludesTime: true)),
            _ => (true, new TaskPlace(When, null)),
        },
    };
}
