using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.GraphQL.Building;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Language;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Tests.Building;

/// <summary>Conventions change fields without the engine knowing what for.</summary>
public sealed class ClrSchemaConventionTests
{
    private sealed record Tea(string Name, long Price)
    {
        public Tea? Blend { get; init; }
    }

    [QueryType]
    private static class Teas
    {
        public static IQueryable<Tea> GetTeas() => new[] { new Tea("Assam", 2), new Tea("Keemun", 3), new Tea("Sencha", 1) }.AsQueryable();
    }

    /// <summary>Turns queries into pages: new types by name, an argument, middleware that runs the query.</summary>
    private sealed class Pages : IFieldConvention
    {
        public int Order => 1;

        public void Apply(FieldDraft field, SchemaDrafting drafting)
        {
            if (!field.IsUnboundedQuery)
                return;
            var item = field.RuntimeType.GetGenericArguments()[0];
            var page = drafting.GetOrAddObject($"{drafting.OutputType(item).Name}Page", draft =>
            {
                draft.AddField("items", drafting.OutputType(item).NonNull.List.NonNull, p => p);
                draft.AddField("self", TypeReference.Named(draft.Name), p => p);
            });
            field.Type = page.NonNull;
            field.IsUnboundedQuery = false;
            var first = field.Argument("first", drafting.InputType(typeof(int)));
            first.DefaultValue = new IntValueNode("2");
            field.Middleware.Add(next => async context => ((IQueryable<Tea>)(await next(context))!).Take((int)context.Arguments[first.Ordinal]!).ToList());
        }
    }

    /// <summary>An argument over the leaf fields of the item, bound by the engine.</summary>
    private sealed class Filters : IFieldConvention
    {
        public int Order => 2;

        public void Apply(FieldDraft field, SchemaDrafting drafting)
        {
            if (field.RuntimeType != typeof(IQueryable<Tea>))
                return;
            var type = drafting.GetOrAddInput("TeaFilter", draft =>
            {
                foreach (var leaf in drafting.FieldsOf(typeof(Tea)).Where(f => drafting.IsLeaf(f.Type)))
                    draft.AddField(leaf.Name, drafting.InputType(leaf.RuntimeType));
                draft.AddField("or", TypeReference.Named(draft.Name).NonNull.List);
            });
            var bind = drafting.InputBinder(typeof(long?));
            var where = field.Argument("where", type);
            field.Middleware.Add(next => async context =>
            {
                var query = (IQueryable<Tea>)(await next(context))!;
                return context.Arguments[where.Ordinal] is InputObjectValue filter && bind(filter[filter.Type.Find("price")!.Ordinal]) is long price
                    ? query.Where(t => t.Price == price)
                    : query;
            });
        }
    }

    private sealed class Noted : IFieldConvention
    {
        public List<string> Seen { get; } = [];

        public int Order => 3;

        public void Apply(FieldDraft field, SchemaDrafting drafting)
        {
            Seen.Add(field.ToString());
            field.Features[typeof(Noted)] = this;
            if (field.Name == "self")
                drafting.Report(field, "No selves.", "Remove it.");
        }
    }

    private static SchemaBuilder Builder(params IFieldConvention[] conventions)
    {
        var builder = new SchemaBuilder().AddTypes([typeof(Teas)]);
        foreach (var convention in conventions)
            builder.AddConvention(convention);
        return builder;
    }

    [Fact]
    public void They_change_types_and_add_arguments_and_types() => Assert.Equal(
        """
        type Query {
          teas(first: Int = 2, where: TeaFilter): TeaPage!
        }

        type Tea {
          name: String!
          price: Long!
          blend: Tea
        }

        input TeaFilter {
          name: String
          price: Long
          or: [TeaFilter!]
        }

        type TeaPage {
          items: [Tea!]!
          self: TeaPage
        }
        """,
        string.Join('\n', SdlPrinter.Print(Builder(new Filters(), new Pages()).Build()).Split('\n').Where(l => !l.Contains("\"\"\"", StringComparison.Ordinal)
            && !l.StartsWith("A whole", StringComparison.Ordinal) && !l.StartsWith("scalar", StringComparison.Ordinal))).Trim().Replace("\n\n\n", "\n\n", StringComparison.Ordinal));

    [Theory]
    [InlineData("{ teas { items { name } } }", """{"data":{"teas":{"items":[{"name":"Assam"},{"name":"Keemun"}]}}}""")]
    [InlineData("{ teas(first: 1) { items { name } } }", """{"data":{"teas":{"items":[{"name":"Assam"}]}}}""")]
    // The page is outermost, as its convention runs first: it cuts what the filter has left.
    [InlineData("{ teas(first: 1, where: { price: 1 }) { self { items { name } } } }", """{"data":{"teas":{"self":{"items":[{"name":"Sencha"}]}}}}""")]
    public async Task Their_middleware_runs_in_their_order(string document, string expected)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        var executor = new RequestExecutor(Builder(new Filters(), new Pages()).Build(), new(), NullLogger<RequestExecutor>.Instance);
        using var result = await executor.ExecuteAsync(
            new() { Document = Encoding.UTF8.GetBytes(document), Services = services, User = new(), CorrelationId = "c" }, CancellationToken.None);
        Assert.Equal(expected, Encoding.UTF8.GetString(result.Body.Span));
    }

    [Fact]
    public void Each_sees_every_field_once_those_of_its_fellows_too_and_its_reports_are_told()
    {
        var noted = new Noted();
        var problem = Assert.Single(Assert.Throws<SchemaException>(() => Builder(new Pages(), noted).Build()).Problems);
        Assert.Equal("No selves. Remove it.", problem.Message);
        Assert.Equal(["Query.teas", "Tea.blend", "Tea.name", "Tea.price", "TeaPage.items", "TeaPage.self"], noted.Seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Their_notes_are_found_at_run_time()
    {
        var noted = new Noted();
        var schema = new SchemaBuilder().AddTypes([typeof(Plain)]).AddConvention(noted).Build();
        Assert.Same(noted, schema.Query.Find("one")!.Features[typeof(Noted)]);
    }

    [QueryType]
    private static class Plain
    {
        public static int One => 1;
    }
}
