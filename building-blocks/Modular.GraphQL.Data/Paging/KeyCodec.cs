using System.Collections.Concurrent;
using System.Linq.Expressions;

namespace Modular.GraphQL.Data.Paging;

/// <summary>Writes the value of a sort key into a cursor and reads it back unchanged.</summary>
/// <param name="Write">Writes a value that is not null.</param>
/// <param name="Read">Reads it. Throws <see cref="ArgumentException"/> or <see cref="IOException"/> for bytes that are no value.</param>
internal sealed record KeyCodec(Action<BinaryWriter, object> Write, Func<BinaryReader, object> Read)
{
    private static readonly ConcurrentDictionary<Type, KeyCodec?> Known = new(new Dictionary<Type, KeyCodec?>
    {
        [typeof(string)] = Of((w, v) => w.Write(v), r => r.ReadString()),
        [typeof(bool)] = Of((w, v) => w.Write(v), r => r.ReadBoolean()),
        [typeof(byte)] = Of((w, v) => w.Write(v), r => r.ReadByte()),
        [typeof(short)] = Of((w, v) => w.Write(v), r => r.ReadInt16()),
        [typeof(int)] = Of((w, v) => w.Write7BitEncodedInt(v), r => r.Read7BitEncodedInt()),
        [typeof(long)] = Of((w, v) => w.Write(v), r => r.ReadInt64()),
        [typeof(float)] = Of((w, v) => w.Write(v), r => r.ReadSingle()),
        [typeof(double)] = Of((w, v) => w.Write(v), r => r.ReadDouble()),
        [typeof(decimal)] = Of((w, v) => w.Write(v), r => r.ReadDecimal()),
        [typeof(Guid)] = Of((w, v) => w.Write(v.ToByteArray()), r => new Guid(r.ReadBytes(16))),
        [typeof(DateTime)] = Of((w, v) => w.Write(v.ToBinary()), r => DateTime.FromBinary(r.ReadInt64())),
        [typeof(DateTimeOffset)] = Of(
            (w, v) => { w.Write(v.Ticks); w.Write((short)v.TotalOffsetMinutes); },
            r => new DateTimeOffset(r.ReadInt64(), TimeSpan.FromMinutes(r.ReadInt16()))),
        [typeof(DateOnly)] = Of((w, v) => w.Write(v.DayNumber), r => DateOnly.FromDayNumber(r.ReadInt32())),
        [typeof(TimeOnly)] = Of((w, v) => w.Write(v.Ticks), r => new TimeOnly(r.ReadInt64())),
        [typeof(TimeSpan)] = Of((w, v) => w.Write(v.Ticks), r => new TimeSpan(r.ReadInt64())),
    });

    /// <summary>The codec of a type (the type under a nullable one); null where values of the type cannot be sort keys.</summary>
    public static KeyCodec? For(Type type) => Known.GetOrAdd(Nullable.GetUnderlyingType(type) ?? type, static t =>
        t.IsEnum ? OfEnum(t) : t.IsValueType ? OfTypedId(t) : null);

    private static KeyCodec Of<T>(Action<BinaryWriter, T> write, Func<BinaryReader, T> read) where T : notnull =>
        new((w, v) => write(w, (T)v), r => read(r));

    private static KeyCodec OfEnum(Type type) => new(
        (w, v) => w.Write(Convert.ToInt64(v, null)),
        r => Enum.ToObject(type, r.ReadInt64()));

    /// <summary>A struct around a single <c>Value</c>, as typed ids are, goes in as that value.</summary>
    private static KeyCodec? OfTypedId(Type type)
    {
        if (type.GetProperty("Value") is not { } value || type.GetConstructor([value.PropertyType]) is not { } make || For(value.PropertyType) is not { } inner)
            return null;
        var wrapped = Expression.Parameter(typeof(object));
        var unwrap = Expression.Lambda<Func<object, object>>(
            Expression.Convert(Expression.Property(Expression.Convert(wrapped, type), value), typeof(object)), wrapped).Compile();
        var wrap = Expression.Lambda<Func<object, object>>(
            Expression.Convert(Expression.New(make, Expression.Convert(wrapped, value.PropertyType)), typeof(object)), wrapped).Compile();
        return new((w, v) => inner.Write(w, unwrap(v)), r => wrap(inner.Read(r)));
    }
}
