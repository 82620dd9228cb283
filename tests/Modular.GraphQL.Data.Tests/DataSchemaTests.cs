using Modular.GraphQL.Building;
using Modular.GraphQL.Data.Tests.Shop;
using Modular.GraphQL.Types;

namespace Modular.GraphQL.Data.Tests;

public sealed class DataSchemaTests
{
    [Theory]
    [InlineData("MerchantsConnection", "pageInfo: PageInfo!", "edges: [MerchantsEdge!]", "nodes: [Merchant!]", "totalCount: Int!")]
    [InlineData("ProjectedMerchantsConnection", "pageInfo: PageInfo!", "edges: [ProjectedMerchantsEdge!]", "nodes: [Merchant!]")]
    [InlineData("MerchantsEdge", "cursor: String!", "node: Merchant!")]
    [InlineData("PageInfo", "hasNextPage: Boolean!", "hasPreviousPage: Boolean!", "startCursor: String", "endCursor: String")]
    [InlineData("MerchantFilterInput", "and: [MerchantFilterInput!]", "or: [MerchantFilterInput!]", "id: IdOperationFilterInput", "legalName: StringOperationFilterInput",
        "nickname: StringOperationFilterInput", "status: MerchantStatusOperationFilterInput", "score: IntOperationFilterInput", "appliedAt: DateTimeOperationFilterInput",
        "referredById: IdOperationFilterInput", "deposit: MoneyFilterInput", "city: CityFilterInput", "documents: ListDocumentFilterInput")]
    [InlineData("MerchantStatusOperationFilterInput", "eq: MerchantStatus", "neq: MerchantStatus", "in: [MerchantStatus]", "nin: [MerchantStatus]")]
    [InlineData("StringOperationFilterInput", "eq: String", "neq: String", "in: [String]", "nin: [String]", "contains: String", "startsWith: String")]
    [InlineData("IdOperationFilterInput", "eq: ID", "neq: ID", "in: [ID]", "nin: [ID]")]
    [InlineData("ListDocumentFilterInput", "all: DocumentFilterInput", "none: DocumentFilterInput", "some: DocumentFilterInput", "any: Boolean")]
    [InlineData("MerchantSortInput", "legalName: SortEnumType", "score: SortEnumType", "city: CitySortInput", "deposit: MoneySortInput")]
    public void The_types_are_named_and_shaped_as_in_the_dialect(string type, params string[] members)
    {
        var actual = ShopSchema.Schema.FindType(type) switch
        {
            InputObjectType input => input.Fields.Select(f => $"{f.Name}: {f.Type}"),
            ObjectType output => output.Fields.Select(f => $"{f.Name}: {f.Type}"),
            _ => [],
        };
        Assert.Equal(members, actual);
    }

    [Fact]
    public void A_connection_takes_its_arguments_in_the_order_of_the_dialect_and_may_be_null()
    {
        var field = ShopSchema.Schema.Query.Find("merchants")!;
        Assert.Equal("first: Int, after: String, last: Int, before: String, where: MerchantFilterInput, order: [MerchantSortInput!]", string.Join(", ", field.Arguments));
        Assert.Equal("MerchantsConnection", field.Type.ToString());
    }

    /// <summary>By default a filter takes what the schema shows as it is stored, to everyone who may use the field.</summary>
    [Fact]
    public void Without_a_list_only_open_values_can_be_filtered_and_sorted_by()
    {
        string[] expected = ["id", "legalName", "nickname", "status", "previousStatus", "score", "rating", "appliedAt", "activeSince", "isVerified", "referredById", "deposit"];
        Assert.Equal(["and", "or", .. expected], ((InputObjectType)ShopSchema.Schema.FindType("ProjectedMerchantFilterInput")!).Fields.Select(f => f.Name));
        Assert.Equal(expected, ((InputObjectType)ShopSchema.Schema.FindType("ProjectedMerchantSortInput")!).Fields.Select(f => f.Name));
    }

    [Fact]
    public void Everything_that_the_conventions_add_is_described()
    {
        var undescribed = ShopSchema.Schema.Types
            .Where(t => t.Name.EndsWith("FilterInput", StringComparison.Ordinal) || t.Name.EndsWith("Connection", StringComparison.Ordinal) || t.Name.EndsWith("Edge", StringComparison.Ordinal) || t.Name is "PageInfo" or "SortEnumType")
            .Where(t => t.Description is null || t is ObjectType o && o.Fields.Any(f => f.Description is null)).Select(t => t.Name);
        Assert.Empty(undescribed);
        Assert.All(ShopSchema.Schema.Query.Find("merchants")!.Arguments, a => Assert.NotNull(a.Description));
    }

    [Theory]
    [InlineData(typeof(PagesAList), "[UsePaging] stands on a field that gives no query")]
    [InlineData(typeof(FiltersWhatIsNotThere), "Merchant has no public property Owner")]
    [InlineData(typeof(SortsByACollection), "Merchant.Documents cannot be sorted by")]
    [InlineData(typeof(ProjectsWithoutPaging), "[UseProjection] stands on a field whose query nobody runs")]
    [InlineData(typeof(PageSizesCrossed), "The page sizes of [UsePaging] make no sense")]
    [InlineData(typeof(SameNameOtherProperties), "MerchantFilterInput exists already, over other properties")]
    public void A_mistake_is_reported_with_its_remedy(Type fields, string mistake)
    {
        var error = Assert.Throws<SchemaException>(() => ShopSchema.Build(fields, typeof(MerchantFields)));
        Assert.Contains(mistake, error.Message, StringComparison.Ordinal);
    }

    [QueryType]
    private static class PagesAList
    {
        [UsePaging]
        public static IReadOnlyList<Merchant> GetMerchants() => [];
    }

    [QueryType]
    private static class FiltersWhatIsNotThere
    {
        [UsePaging, UseFiltering(Properties = ["Owner"])]
        public static IQueryable<Merchant> GetMerchants(ShopDb db) => db.Merchants;
    }

    [QueryType]
    private static class SortsByACollection
    {
        [UsePaging, UseSorting(Properties = [nameof(Merchant.Documents)])]
        public static IQueryable<Merchant> GetMerchants(ShopDb db) => db.Merchants;
    }

    [QueryType]
    private static class ProjectsWithoutPaging
    {
        [UseProjection]
        public static IQueryable<Merchant> GetMerchants(ShopDb db) => db.Merchants;
    }

    [QueryType]
    private static class PageSizesCrossed
    {
        [UsePaging(DefaultPageSize = 20, MaxPageSize = 10)]
        public static IQueryable<Merchant> GetMerchants(ShopDb db) => db.Merchants;
    }

    [QueryType]
    private static class SameNameOtherProperties
    {
        [UsePaging, UseFiltering(Properties = [nameof(Merchant.Score)])]
        public static IQueryable<Merchant> GetMerchants(ShopDb db) => db.Merchants;

        [UsePaging, UseFiltering(Properties = [nameof(Merchant.Rating)])]
        public static IQueryable<Merchant> GetOthers(ShopDb db) => db.Merchants;
    }
}
