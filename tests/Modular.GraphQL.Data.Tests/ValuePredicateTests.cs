using System.Linq.Expressions;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL.Data.Filtering;
using Modular.GraphQL.Data.Queries;
using Modular.GraphQL.Data.Tests.Shop;
using Modular.Testing;

namespace Modular.GraphQL.Data.Tests;

public abstract class ValuePredicateTests(DatabaseKind kind) : DatabaseTests(kind)
{
    private static readonly DateTime FirstInstant = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly (LambdaExpression Read, object[] Values)[] Properties =
    [
        (Of(m => m.LegalName), [.. RandomMerchants.Names, "\uD800"]),
        (Of(m => m.Nickname), [.. RandomMerchants.Names]),
        (Of(m => m.City!.Name), ["Hangzhou", "hangzhou", "Hang", ""]),
        (Of(m => m.Status), [MerchantStatus.Applied, MerchantStatus.Active]),
        (Of(m => m.PreviousStatus), [MerchantStatus.Applied, MerchantStatus.Active]),
        (Of(m => m.Score), [-2, 0, 1]),
        (Of(m => m.City!.Population), [11, 12, 13]),
        (Of(m => m.Rating), [0.0, 1 / 3.0, 0.5]),
        (Of(m => m.AppliedAt), [FirstInstant, FirstInstant.AddTicks(10), FirstInstant.AddTicks(15)]),
        (Of(m => m.ActiveSince), [new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 2)]),
        (Of(m => m.IsVerified), [true, false]),
        (Of(m => m.ReferredById), [new MerchantId(Guid.Empty), new MerchantId(new Guid(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]))]),
        (Of(m => m.Deposit.Amount), [0L, 1L, 2L]),
    ];

    /// <summary>Every operator, and its negation, finds the rows that C# would: text by code point and letter case, null as in C#.</summary>
    [DatabaseFact]
    public void The_database_finds_what_csharp_would_find()
    {
        City[] cities = [new() { Id = new(Guid.NewGuid()), Name = "Hangzhou", Population = 12 }, new() { Id = new(Guid.NewGuid()), Name = "hangzhou" }];
        Database.Add(RandomMerchants.Make(new Random(7), 150, cities));
        using var db = Database.Open();
        var rows = db.Merchants.Include(m => m.City).AsNoTracking().ToList();
        var cases = from property in Gen.Elements(Properties)
                    from op in Gen.Elements(FilterOperators.For(Plain(property.Read.ReturnType))!.ToArray())
                    from value in ValueFor(op, property.Values)
                    from negate in ArbMap.Default.GeneratorFor<bool>()
                    select (property.Read, op, value, negate);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var read = c.Read.Compile();
            var expected = rows.Where(m => c.negate != Holds(m.City is null && c.Read.ToString().Contains("City", StringComparison.Ordinal) ? null : read.DynamicInvoke(m), c.op, c.value)).Select(m => m.Id).ToHashSet();
            var found = db.Merchants.Where(Condition(c.Read, c.op, c.value, c.negate)).Select(m => m.Id).ToHashSet();
            Assert.True(expected.SetEquals(found), $"{c.Read} {c.op} {c.value}, negated: {c.negate}: {expected.Count} expected, {found.Count} found.");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(20260102, 7));
    }

    /// <summary>The value of a filter is a parameter: another value meets the same statement and the plan that EF Core has.</summary>
    [DatabaseFact]
    public async Task Another_value_meets_the_same_statement_and_plan()
    {
        await using var db = Database.Open();
        foreach (var (read, values) in Properties)
        {
            foreach (var op in FilterOperators.For(Plain(read.ReturnType))!)
            {
                Database.Statements.Clear();
                var compiled = Database.Compilations;
                foreach (var value in values.Where(v => v is not ("" or "\U0010FFFF")).Take(2))
                    await db.Merchants.Where(Condition(read, op, FilterOperators.TakesList(op) ? new[] { value } : value, false)).CountAsync();
                Assert.Equal(2, Database.Statements.Count);
                Assert.Single(Database.Statements.Distinct());
                Assert.InRange(Database.Compilations - compiled, 0, 1);
            }
        }
    }

    [DatabaseTheory]
    [InlineData(nameof(FilterOperator.Gt), null, ErrorCodes.BadUserInput)]
    [InlineData(nameof(FilterOperator.Contains), null, ErrorCodes.BadUserInput)]
    [InlineData(nameof(FilterOperator.In), null, ErrorCodes.BadUserInput)]
    [InlineData(nameof(FilterOperator.Eq), "a\0b", ErrorCodes.BadUserInput)]
    [InlineData(nameof(FilterOperator.In), 1001, ErrorCodes.LimitExceeded)]
    public void A_value_that_cannot_be_compared_with_is_refused(string op, object? value, string code)
    {
        var given = value is int length ? Enumerable.Repeat<object?>("a", length).ToArray() : value;
        var error = Assert.Throws<GraphQLException>(() => Condition(Of(m => m.LegalName), Enum.Parse<FilterOperator>(op), given, false));
        Assert.Equal(code, error.Errors[0].Code);
    }

    private static Gen<object?> ValueFor(FilterOperator op, object[] values)
    {
        var nullable = Gen.Elements<object?>([null, .. values]);
        return op switch
        {
            FilterOperator.Eq or FilterOperator.Neq => nullable,
            FilterOperator.In or FilterOperator.Nin => Gen.Choose(0, 4).SelectMany(n => Gen.ArrayOf(nullable, n)).Select(a => (object?)a),
            _ => Gen.Elements<object?>(values),
        };
    }

    private static bool Holds(object? actual, FilterOperator op, object? value) => op switch
    {
        FilterOperator.Eq => Same(actual, value),
        FilterOperator.Neq => !Same(actual, value),
        FilterOperator.In => ((object?[])value!).Any(v => Same(actual, v)),
        FilterOperator.Nin => !((object?[])value!).Any(v => Same(actual, v)),
        _ when actual is null => false,
        FilterOperator.Contains => ((string)actual).Contains(Stored((string)value!), StringComparison.Ordinal),
        FilterOperator.StartsWith => ((string)actual).StartsWith(Stored((string)value!), StringComparison.Ordinal),
        FilterOperator.Gt => Compare(actual, value!) > 0,
        FilterOperator.Gte => Compare(actual, value!) >= 0,
        FilterOperator.Lt => Compare(actual, value!) < 0,
        _ => Compare(actual, value!) <= 0,
    };

    // Half of a surrogate pair is no character; no database keeps it, and every one puts this in its place.
    private static string Stored(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static bool Same(object? left, object? right) => Equals(left is string l ? Stored(l) : left, right is string r ? Stored(r) : right);

    private static int Compare(object left, object right) => ((IComparable)left).CompareTo(right);

    private static Expression<Func<Merchant, bool>> Condition(LambdaExpression read, FilterOperator op, object? value, bool negate)
    {
        var row = Expression.Parameter(typeof(Merchant), "row");
        var condition = ValuePredicate.Build(op, ParameterReplacement.Inline(read, row), value);
        return Expression.Lambda<Func<Merchant, bool>>(negate ? Expression.Not(condition) : condition, row);
    }

    private static Expression<Func<Merchant, TValue>> Of<TValue>(Expression<Func<Merchant, TValue>> read) => read;

    private static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}

public sealed class ValuePredicateTestsOnSqlite() : ValuePredicateTests(DatabaseKind.Sqlite);

[NeedsPostgres]
public sealed class ValuePredicateTestsOnPostgres() : ValuePredicateTests(DatabaseKind.Postgres);
