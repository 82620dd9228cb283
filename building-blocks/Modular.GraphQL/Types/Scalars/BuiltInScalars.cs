using System.Collections.Frozen;

namespace Modular.GraphQL.Types;

/// <summary>The scalars that every schema may use: the five of the specification (section 3.5) and the product's own.</summary>
public static class BuiltInScalars
{
    /// <summary>A whole number of 32 bits.</summary>
    public static ScalarType Int { get; } = new IntScalar
    {
        Description = "A whole number between -2^31 and 2^31 - 1.",
    };

    /// <summary>A finite number of double precision.</summary>
    public static ScalarType Float { get; } = new FloatScalar
    {
        Description = "A finite number of double precision (IEEE 754).",
    };

    /// <summary>Text.</summary>
    public static ScalarType String { get; } = new StringScalar
    {
        Description = "Text of Unicode characters.",
    };

    /// <summary>True or false.</summary>
    public static ScalarType Boolean { get; } = new BooleanScalar
    {
        Description = "`true` or `false`.",
    };

    /// <summary>An opaque identifier.</summary>
    public static ScalarType Id { get; } = new IdScalar
    {
        Description = "An opaque identifier. It is written as a string; whole numbers are accepted as input.",
    };

    /// <summary>A UUID; <see cref="Guid"/> in C#.</summary>
    public static ScalarType Uuid { get; } = new UuidScalar
    {
        Description = "A UUID in its hyphenated form, for example `0197a3c2-5d5e-7c3b-9c1f-0a2b4c6d8e0f`.",
        SpecifiedBy = "https://www.rfc-editor.org/rfc/rfc9562",
    };

    /// <summary>A whole number of 64 bits.</summary>
    public static ScalarType Long { get; } = new LongScalar
    {
        Description = "A whole number between -2^63 and 2^63 - 1, written as a JSON number. JavaScript's own parser is exact up to 2^53.",
    };

    /// <summary>An exact decimal number.</summary>
    public static ScalarType Decimal { get; } = new DecimalScalar
    {
        Description = "An exact decimal number of at most 28 significant digits, written as a JSON number. A number that would have to be rounded is refused.",
    };

    /// <summary>An instant; <see cref="DateTimeOffset"/> in C#, or a <see cref="System.DateTime"/> in UTC.</summary>
    public static ScalarType DateTime { get; } = new DateTimeScalar
    {
        Description = "An instant to the microsecond, written in UTC, for example `2026-01-31T16:00:00Z`. Input names its offset from UTC (`Z` or `+08:00`).",
        SpecifiedBy = "https://www.rfc-editor.org/rfc/rfc3339",
    };

    /// <summary>A date without time zone; <see cref="DateOnly"/> in C#.</summary>
    public static ScalarType LocalDate { get; } = new LocalDateScalar
    {
        Description = "A date without time zone, for example `2026-01-31`.",
        SpecifiedBy = "https://www.rfc-editor.org/rfc/rfc3339#section-5.6",
    };

    /// <summary>A time of day without time zone; <see cref="TimeOnly"/> in C#.</summary>
    public static ScalarType LocalTime { get; } = new LocalTimeScalar
    {
        Description = "A time of day without time zone, to the microsecond, for example `09:30:00`.",
        SpecifiedBy = "https://www.rfc-editor.org/rfc/rfc3339#section-5.6",
    };

    /// <summary>A length of time; <see cref="TimeSpan"/> in C#.</summary>
    public static ScalarType Duration { get; } = new DurationScalar
    {
        Description = "A length of time in weeks, or in days, hours, minutes and seconds, for example `P1DT2H30M`. Years and months are refused, since their length varies.",
        SpecifiedBy = "https://www.rfc-editor.org/rfc/rfc3339#appendix-A",
    };

    /// <summary>An absolute address; <see cref="System.Uri"/> in C#.</summary>
    public static ScalarType Uri { get; } = new UriScalar
    {
        Description = "An absolute address with its scheme, for example `https://example.com/hook`.",
        SpecifiedBy = "https://www.rfc-editor.org/rfc/rfc3986",
    };

    /// <summary>Bytes; a <see cref="byte"/> array in C#.</summary>
    public static ScalarType Base64String { get; } = new Base64StringScalar
    {
        Description = "Bytes in base64 with padding.",
        SpecifiedBy = "https://www.rfc-editor.org/rfc/rfc4648#section-4",
    };

    /// <summary>Any JSON value; <see cref="object"/> in C#.</summary>
    public static ScalarType Any { get; } = new AnyScalar
    {
        Description = "Any JSON value: null, a string, a number, a boolean, a list or an object.",
        SpecifiedBy = "https://www.rfc-editor.org/rfc/rfc8259",
    };

    /// <summary>A file that came with the request; <see cref="IUpload"/> in C#.</summary>
    public static ScalarType Upload { get; } = new UploadScalar
    {
        Description = "A file that comes with the request, given through a variable by the GraphQL multipart request convention.",
        SpecifiedBy = "https://github.com/jaydenseric/graphql-multipart-request-spec",
    };

    /// <summary>The scalars of the specification, which SDL never declares (section 3.5).</summary>
    public static IReadOnlyList<ScalarType> Specified { get; } = [Int, Float, String, Boolean, Id];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ScalarType> All { get; } =
        [.. Specified, Uuid, Long, Decimal, DateTime, LocalDate, LocalTime, Duration, Uri, Base64String, Any, Upload];

    private static readonly FrozenDictionary<string, ScalarType> ByName = All.ToFrozenDictionary(s => s.Name);

    // ID is asked for by an attribute, never by the type of a member; a DateTime is taken beside the DateTimeOffset.
    private static readonly FrozenDictionary<Type, ScalarType> ByClrType = All.Where(s => s != Id)
        .Select(s => KeyValuePair.Create(s.ClrType, s))
        .Append(KeyValuePair.Create(typeof(DateTime), DateTime))
        .ToFrozenDictionary();

    /// <summary>The scalar of that name, or null.</summary>
    public static ScalarType? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The scalar for members of a C# type (without <see cref="Nullable{T}"/>), or null.</summary>
    public static ScalarType? Find(Type clrType) => ByClrType.GetValueOrDefault(clrType);

    /// <summary>
    /// Turns a coerced value of the scalar for that C# type into the C# type: an instant into a <see cref="System.DateTime"/> in UTC.
    /// Null where the value is of the type already.
    /// </summary>
    public static Func<object, object>? ConversionTo(Type clrType) =>
        clrType == typeof(DateTime) ? value => ((DateTimeOffset)value).UtcDateTime : null;
}
