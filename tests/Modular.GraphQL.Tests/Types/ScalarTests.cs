using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Tests.Types;

/// <summary>Coercion of literals, JSON and results (section 3.5). An expectation of null means: refused.</summary>
public class ScalarTests
{
    [Theory]
    [InlineData("Int", "0", "int 0")]
    [InlineData("Int", "2147483647", "int 2147483647")]
    [InlineData("Int", "-2147483648", "int -2147483648")]
    [InlineData("Int", "2147483648", null)]
    [InlineData("Int", "-2147483649", null)]
    [InlineData("Int", "1.0", null)]
    [InlineData("Int", "\"1\"", null)]
    [InlineData("Int", "true", null)]
    [InlineData("Int", "ONE", null)]
    [InlineData("Int", "[1]", null)]
    [InlineData("Long", "9223372036854775807", "long 9223372036854775807")]
    [InlineData("Long", "9223372036854775808", null)]
    [InlineData("Long", "1.0", null)]
    [InlineData("Long", "\"1\"", null)]
    [InlineData("Float", "1", "double 1")]
    [InlineData("Float", "1.5e3", "double 1500")]
    [InlineData("Float", "1e400", null)]
    [InlineData("Float", "\"1.5\"", null)]
    [InlineData("Float", "true", null)]
    [InlineData("Decimal", "1", "decimal 1")]
    [InlineData("Decimal", "0.10", "decimal 0.10")]
    [InlineData("Decimal", "1e3", "decimal 1000")]
    [InlineData("Decimal", "79228162514264337593543950335", "decimal 79228162514264337593543950335")]
    [InlineData("Decimal", "79228162514264337593543950336", null)]
    [InlineData("Decimal", "0.12345678901234567890123456789", null)]
    [InlineData("Decimal", "1e-40", null)]
    [InlineData("Decimal", "\"1.5\"", null)]
    [InlineData("String", "\"a\\n\\u00e9\"", "string a\n\u00e9")]
    [InlineData("String", "\"\"\"block\"\"\"", "string block")]
    [InlineData("String", "1", null)]
    [InlineData("String", "A", null)]
    [InlineData("String", "true", null)]
    [InlineData("Boolean", "true", "bool True")]
    [InlineData("Boolean", "false", "bool False")]
    [InlineData("Boolean", "1", null)]
    [InlineData("Boolean", "\"true\"", null)]
    [InlineData("ID", "\"a1\"", "string a1")]
    [InlineData("ID", "4", "string 4")]
    [InlineData("ID", "123456789012345678901234567890", "string 123456789012345678901234567890")]
    [InlineData("ID", "4.0", null)]
    [InlineData("ID", "true", null)]
    [InlineData("UUID", "\"0197A3C2-5d5e-7c3b-9c1f-0a2b4c6d8e0f\"", "Guid 0197a3c2-5d5e-7c3b-9c1f-0a2b4c6d8e0f")]
    [InlineData("UUID", "\"0197a3c25d5e7c3b9c1f0a2b4c6d8e0f\"", null)]
    [InlineData("UUID", "\"{0197a3c2-5d5e-7c3b-9c1f-0a2b4c6d8e0f}\"", null)]
    [InlineData("UUID", "1", null)]
    [InlineData("DateTime", "\"2026-01-31T16:00:00Z\"", "DateTimeOffset 2026-01-31T16:00:00.0000000+00:00")]
    [InlineData("DateTime", "\"2026-02-01t00:00:00.5+08:00\"", "DateTimeOffset 2026-01-31T16:00:00.5000000+00:00")]
    [InlineData("DateTime", "\"2026-01-31T16:00:00.1234569z\"", "DateTimeOffset 2026-01-31T16:00:00.1234560+00:00")]
    [InlineData("DateTime", "\"2026-01-31T16:00:00.123456789012Z\"", "DateTimeOffset 2026-01-31T16:00:00.1234560+00:00")]
    [InlineData("DateTime", "\"2026-01-31T16:00:00\"", null)]
    [InlineData("DateTime", "\"2026-01-31 16:00:00Z\"", null)]
    [InlineData("DateTime", "\"2026-01-31T16:00Z\"", null)]
    [InlineData("DateTime", "\"2026-02-29T16:00:00Z\"", null)]
    [InlineData("DateTime", "\"2026-01-31T24:00:00Z\"", null)]
    [InlineData("DateTime", "\"2026-01-31T16:00:00Z\\n\"", null)]
    [InlineData("DateTime", "\"0001-01-01T00:00:00+08:00\"", null)]
    [InlineData("DateTime", "\"٢٠٢٦-01-31T16:00:00Z\"", null)]
    [InlineData("DateTime", "1767225600", null)]
    [InlineData("LocalDate", "\"2024-02-29\"", "DateOnly 2024-02-29")]
    [InlineData("LocalDate", "\"2026-02-29\"", null)]
    [InlineData("LocalDate", "\"2026-2-1\"", null)]
    [InlineData("LocalDate", "\"2026-02-01T00:00:00Z\"", null)]
    [InlineData("LocalTime", "\"09:30:00.25\"", "TimeOnly 09:30:00.2500000")]
    [InlineData("LocalTime", "\"23:59:59\"", "TimeOnly 23:59:59.0000000")]
    [InlineData("LocalTime", "\"24:00:00\"", null)]
    [InlineData("LocalTime", "\"09:30\"", null)]
    [InlineData("LocalTime", "\"09:30:00Z\"", null)]
    [InlineData("Duration", "\"P1DT2H30M0.5S\"", "TimeSpan 1.02:30:00.5000000")]
    [InlineData("Duration", "\"P2W\"", "TimeSpan 14.00:00:00")]
    [InlineData("Duration", "\"-PT90M\"", "TimeSpan -01:30:00")]
    [InlineData("Duration", "\"PT0S\"", "TimeSpan 00:00:00")]
    [InlineData("Duration", "\"P\"", null)]
    [InlineData("Duration", "\"P1DT\"", null)]
    [InlineData("Duration", "\"P1Y\"", null)]
    [InlineData("Duration", "\"P1M\"", null)]
    [InlineData("Duration", "\"P999999999999D\"", null)]
    [InlineData("Duration", "\"1.02:30:00\"", null)]
    [InlineData("URI", "\"https://example.com/a?b=c#d\"", "Uri https://example.com/a?b=c#d")]
    [InlineData("URI", "\"urn:isbn:0451450523\"", "Uri urn:isbn:0451450523")]
    [InlineData("URI", "\"/etc/passwd\"", null)]
    [InlineData("URI", "\"example.com\"", null)]
    [InlineData("URI", "\"https://exa mple.com\"", null)]
    [InlineData("Base64String", "\"AQID\"", "Byte[] 010203")]
    [InlineData("Base64String", "\"AQ==\"", "Byte[] 01")]
    [InlineData("Base64String", "\"\"", "Byte[] ")]
    [InlineData("Base64String", "\"AQ\"", null)]
    [InlineData("Base64String", "\"AQ =\"", null)]
    [InlineData("Base64String", "\"A_-=\"", null)]
    [InlineData("Any", "{a: [1, 2.5, \"x\", true, null], b: {}}", "{a=[long 1,decimal 2.5,string x,bool True,null],b={}}")]
    [InlineData("Any", "1e300", "double 1E+300")]
    [InlineData("Any", "1e999", null)]
    [InlineData("Any", "{a: RED}", null)]
    // That a field stands twice is for the rules about literals to say.
    [InlineData("Any", "{a: 1, a: 2}", "{a=long 2}")]
    [InlineData("Upload", "\"file\"", null)]
    [InlineData("Upload", "{name: \"a\"}", null)]
    public void Literal_becomes(string scalar, string literal, string? expected)
    {
        var isValid = Scalar(scalar).TryParseLiteral(GraphQLParser.ParseValue(literal), out var value);

        Assert.Equal(expected, isValid ? Show(value) : null);
    }

    [Theory]
    [InlineData("Int", "1", "int 1")]
    [InlineData("Int", "1.0", "int 1")]
    [InlineData("Int", "1e3", "int 1000")]
    [InlineData("Int", "1.5", null)]
    [InlineData("Int", "2147483648", null)]
    [InlineData("Int", "1e400", null)]
    [InlineData("Int", "\"1\"", null)]
    [InlineData("Int", "true", null)]
    [InlineData("Long", "9007199254740993.0", "long 9007199254740993")]
    [InlineData("Long", "9223372036854775808", null)]
    [InlineData("Long", "\"1\"", null)]
    [InlineData("Float", "1", "double 1")]
    [InlineData("Float", "-0.25", "double -0.25")]
    [InlineData("Float", "1e400", null)]
    [InlineData("Float", "\"1\"", null)]
    [InlineData("Decimal", "0.1", "decimal 0.1")]
    [InlineData("Decimal", "0.12345678901234567890123456789", null)]
    [InlineData("Decimal", "\"0.1\"", null)]
    [InlineData("String", "\"a\"", "string a")]
    [InlineData("String", "\"\\ud83d\\ude00\"", "string \ud83d\ude00")]
    [InlineData("String", "\"\\ud800\"", null)]
    [InlineData("String", "1", null)]
    [InlineData("String", "{}", null)]
    [InlineData("Boolean", "true", "bool True")]
    [InlineData("Boolean", "0", null)]
    [InlineData("Boolean", "\"false\"", null)]
    [InlineData("ID", "\"4\"", "string 4")]
    [InlineData("ID", "4", "string 4")]
    [InlineData("ID", "4.0", null)]
    [InlineData("ID", "1e3", null)]
    [InlineData("ID", "[]", null)]
    [InlineData("UUID", "\"0197a3c2-5d5e-7c3b-9c1f-0a2b4c6d8e0f\"", "Guid 0197a3c2-5d5e-7c3b-9c1f-0a2b4c6d8e0f")]
    [InlineData("UUID", "\"\\ud800\"", null)]
    [InlineData("DateTime", "\"2026-01-31T16:00:00-05:00\"", "DateTimeOffset 2026-01-31T21:00:00.0000000+00:00")]
    [InlineData("DateTime", "1767225600", null)]
    [InlineData("Any", "{\"a\": [1, 2.5, \"x\", true, null]}", "{a=[long 1,decimal 2.5,string x,bool True,null]}")]
    [InlineData("Any", "null", "null")]
    [InlineData("Any", "[\"\\udc00\"]", null)]
    [InlineData("Any", "{\"\\udc00\": 1}", null)]
    [InlineData("Any", "{\"a\": 1, \"a\": 2}", null)]
    [InlineData("Upload", "{}", null)]
    [InlineData("Upload", "\"x\"", null)]
    public void Json_becomes(string scalar, string json, string? expected)
    {
        var isValid = Scalar(scalar).TryParseJson(Json(json), out var value);

        Assert.Equal(expected, isValid ? Show(value) : null);
    }

    public static TheoryData<string, object, string?> Results => new()
    {
        { "Int", 1, "1" },
        { "Int", (short)-1, "-1" },
        { "Int", (byte)1, "1" },
        { "Int", 1L, "1" },
        { "Int", 1.0, "1" },
        { "Int", 1.00m, "1" },
        { "Int", Json("7"), "7" },
        { "Int", 2147483648L, null },
        { "Int", ulong.MaxValue, null },
        { "Int", 1.5, null },
        { "Int", double.NaN, null },
        { "Int", 9223372036854775808d, null },
        { "Int", true, null },
        { "Int", "1", null },
        { "Int", Json("\"7\""), null },
        { "Long", long.MinValue, "-9223372036854775808" },
        { "Long", -9223372036854775808d, "-9223372036854775808" },
        { "Long", 9223372036854775808d, null },
        { "Long", 9223372036854775808m, null },
        { "Float", 1, "1" },
        { "Float", 0.1f, "0.1" },
        { "Float", 1e300, "1E+300" },
        { "Float", 2.50m, "2.50" },
        { "Float", Json("2.5"), "2.5" },
        { "Float", double.PositiveInfinity, null },
        { "Float", float.NaN, null },
        { "Float", "1.5", null },
        { "Decimal", 1.10m, "1.10" },
        { "Decimal", 3, "3" },
        { "Decimal", Json("1.10"), "1.10" },
        { "Decimal", Json("1e99"), null },
        { "Decimal", "1", null },
        { "String", "a\"b\u2028\u0001", "\"a\\\"b\\u2028\\u0001\"" },
        { "String", 'x', "\"x\"" },
        { "String", Json("\"j\""), "\"j\"" },
        { "String", Json("\"\\ud800\""), null },
        { "String", 1, null },
        { "String", Json("1"), null },
        { "Boolean", true, "true" },
        { "Boolean", Json("false"), "false" },
        { "Boolean", 1, null },
        { "Boolean", Json("1"), null },
        { "ID", "a", "\"a\"" },
        { "ID", 4, "\"4\"" },
        { "ID", Guid.Parse("0197a3c2-5d5e-7c3b-9c1f-0a2b4c6d8e0f"), "\"0197a3c2-5d5e-7c3b-9c1f-0a2b4c6d8e0f\"" },
        { "ID", Json("4"), "\"4\"" },
        { "ID", 4.0, null },
        { "ID", Json("true"), null },
        { "UUID", Guid.Parse("0197A3C2-5D5E-7C3B-9C1F-0A2B4C6D8E0F"), "\"0197a3c2-5d5e-7c3b-9c1f-0a2b4c6d8e0f\"" },
        { "UUID", Json("\"0197A3C2-5D5E-7C3B-9C1F-0A2B4C6D8E0F\""), "\"0197a3c2-5d5e-7c3b-9c1f-0a2b4c6d8e0f\"" },
        { "UUID", "0197a3c2-5d5e-7c3b-9c1f-0a2b4c6d8e0f", null },
        { "DateTime", new DateTime(2026, 1, 31, 16, 0, 0, DateTimeKind.Utc), "\"2026-01-31T16:00:00Z\"" },
        { "DateTime", new DateTimeOffset(2026, 2, 1, 0, 0, 0, 120, TimeSpan.FromHours(8)), "\"2026-01-31T16:00:00.12Z\"" },
        { "DateTime", new DateTime(2026, 1, 31, 16, 0, 0, DateTimeKind.Unspecified), null },
        { "DateTime", "2026-01-31T16:00:00Z", null },
        { "DateTime", Json("\"2026-01-31T16:00:00+00:00\""), "\"2026-01-31T16:00:00Z\"" },
        { "LocalDate", new DateOnly(2026, 1, 31), "\"2026-01-31\"" },
        { "LocalTime", new TimeOnly(9, 30, 0, 250), "\"09:30:00.25\"" },
        { "LocalTime", new TimeOnly(9, 30), "\"09:30:00\"" },
        { "Duration", new TimeSpan(1, 2, 30, 0), "\"P1DT2H30M\"" },
        { "Duration", TimeSpan.Zero, "\"PT0S\"" },
        { "Duration", TimeSpan.FromTicks(-15), "\"-PT0.000001S\"" },
        { "URI", new Uri("https://example.com/a b"), "\"https://example.com/a%20b\"" },
        { "URI", new Uri("a/b", UriKind.Relative), null },
        { "Base64String", new byte[] { 1, 2, 3, 4 }, "\"AQIDBA==\"" },
        { "Any", Json("{ \"a\" : [ 1 , null, \"\\u00e9\" ] }"), "{\"a\":[1,null,\"é\"]}" },
        { "Any", new Dictionary<string, object?> { ["a"] = new object?[] { 1, 2.5, 'c', null, true, Guid.Empty } }, "{\"a\":[1,2.5,\"c\",null,true,\"00000000-0000-0000-0000-000000000000\"]}" },
        { "Any", new byte[] { 1 }, "\"AQ==\"" },
        { "Any", new List<object> { new object() }, null },
        { "Any", double.NaN, null },
        { "Upload", new object(), null },
    };

    [Theory]
    [MemberData(nameof(Results))]
    public void Result_is_written_as(string scalar, object value, string? expected)
    {
        using var writer = new ResponseWriter();
        writer.WriteRaw("before:"u8);

        var isValid = Scalar(scalar).TryWrite(writer, value);

        // What is refused leaves nothing behind.
        Assert.Equal("before:" + expected, Encoding.UTF8.GetString(writer.Written.Span));
        Assert.Equal(expected is not null, isValid);
    }

    [Fact]
    public void Any_refuses_a_result_that_contains_itself()
    {
        var cycle = new List<object>();
        cycle.Add(cycle);
        using var writer = new ResponseWriter();

        Assert.False(BuiltInScalars.Any.TryWrite(writer, cycle));
        Assert.Equal(0, writer.Position);
    }

    [Fact]
    public void No_scalar_throws_whatever_value_it_is_given()
    {
        object[] values = [1, 1L, 1.5, 1.5f, 1m, "", true, 'a', Guid.Empty, DateTime.MinValue, DateTimeOffset.MaxValue, DateOnly.MinValue, TimeOnly.MaxValue,
            TimeSpan.MinValue, new Uri("urn:b"), Array.Empty<byte>(), new object(), DayOfWeek.Friday, Json("1e999"), Json("\"\\ud800\""), Json("{}"), Json("[]"), Json("null"), default(JsonElement)];
        using var writer = new ResponseWriter();
        foreach (var scalar in BuiltInScalars.All)
        {
            foreach (var value in values)
            {
                writer.Reset();
                if (scalar.TryWrite(writer, value))
                    JsonDocument.Parse(writer.Written).Dispose();
                else
                    Assert.Equal(0, writer.Position);
                if (value is JsonElement json && !scalar.TryParseJson(json, out var parsed))
                    Assert.Null(parsed);
            }
        }
    }

    [Fact]
    public void Scalars_are_found_by_name_and_by_csharp_type()
    {
        Assert.Equal(16, BuiltInScalars.All.Count);
        Assert.All(BuiltInScalars.All, s => Assert.Same(s, BuiltInScalars.Find(s.Name)));
        Assert.All(BuiltInScalars.All, s => Assert.False(string.IsNullOrWhiteSpace(s.Description)));
        Assert.Same(BuiltInScalars.String, BuiltInScalars.Find(typeof(string)));
        Assert.Same(BuiltInScalars.DateTime, BuiltInScalars.Find(typeof(DateTime)));
        Assert.Null(BuiltInScalars.Find(typeof(short)));
        var instant = new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.FromHours(8));
        Assert.Equal(new DateTime(2026, 1, 31, 16, 0, 0, DateTimeKind.Utc), BuiltInScalars.ConversionTo(typeof(DateTime))!(instant));
        Assert.Null(BuiltInScalars.ConversionTo(typeof(DateTimeOffset)));
    }

    private static ScalarType Scalar(string name) => BuiltInScalars.Find(name)!;

    private static JsonElement Json(string text) => JsonElement.Parse(text);

    private static string Show(object? value) => value switch
    {
        null => "null",
        int => $"int {value}",
        long => $"long {value}",
        bool => $"bool {value}",
        double d => string.Create(CultureInfo.InvariantCulture, $"double {d}"),
        decimal d => string.Create(CultureInfo.InvariantCulture, $"decimal {d}"),
        string => $"string {value}",
        DateTimeOffset d => $"DateTimeOffset {d:O}",
        DateOnly d => $"DateOnly {d:O}",
        TimeOnly t => $"TimeOnly {t:O}",
        byte[] bytes => $"Byte[] {Convert.ToHexString(bytes)}",
        IDictionary<string, object?> fields => $"{{{string.Join(',', fields.Select(f => $"{f.Key}={Show(f.Value)}"))}}}",
        IEnumerable items and not string => $"[{string.Join(',', items.Cast<object?>().Select(Show))}]",
        _ => $"{value.GetType().Name} {value}",
    };
}
