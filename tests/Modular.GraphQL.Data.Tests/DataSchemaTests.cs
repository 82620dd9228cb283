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
    [InlineData("MerchantSegmentCollectionSegment", "items: [Merchant!]", "pageInfo: CollectionSegmentInfo!", "totalCount: Int!")]
    [InlineData("CollectionSegmentInfo", "hasNextPage: Boolean!", "hasPreviousPage: Boolean!")]
    [InlineData("PapersConnection", "pageInfo: PageInfo!", "edges: [PapersEdge!]", "nodes: [Document!]", "totalCount: Int!")]
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

    [Theory]
    [InlineData("merchantSegment", "skip: Int, take: Int, where: ProjectedMerchantFilterInput", "MerchantSegmentCollectionSegment")]
    [InlineData("firstMerchant", "where: ProjectedMerchantFilterInput, order: [ProjectedMerchantSortInput!]", "Merchant")]
    [InlineData("merchantByName", "name: String!", "Merchant")]
    [InlineData("shortList", "where: ProjectedMerchantFilterInput", "[Merchant!]!")]
    public void Other_queries_have_the_type_of_what_they_give(string name, string arguments, string type)
    {
        var field = ShopSchema.Schema.Query.Find(name)!;
        Assert.Equal((arguments, type), (string.Join(", ", field.Arguments), field.Type.ToString()));
        Assert.All(field.Arguments, a => Assert.True(a.Description is not null || a.Name == "name"));
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
    [InlineData(typeof(GivesTwoThings), "[UsePaging] and [UseSingleOrDefault] exclude each other")]
    [InlineData(typeof(FiltersWithoutPaging), "[UseFiltering], [UseSorting] stands on a field whose query nobody runs")]
    [InlineData(typeof(SegmentSizesCrossed), "The page sizes of [UseOffsetPaging] make no sense")]
    [InlineData(typeof(PagesABatch), "[UseOffsetPaging] stands on a field that gives no query")]
    [InlineData(typeof(SameConnectionOtherItems), "PapersConnection exists already and is one of other items")]
    [InlineData(typeof(SameNameOtherProperties), "MerchantFilterInput exists already, over other properties")]
    public void A_mistake_is_reported_with_its_remedy(Type fields, string mistake)
    {
        var error = Assert.Throws<SchemaException>(() => ShopSchema.Build(fields, typeof(MerchantFields), typeof(Plain)));
        Assert.Contains(mistake, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_mistakes_are_reported_together()
    {
        var error = Assert.Throws<SchemaException>(() => ShopSchema.Build(
            typeof(PagesAList), typeof(FiltersWithoutPagingToo), typeof(GivesTwoThingsToo), typeof(MerchantFields)));
        Assert.Equal(3, error.Problems.Count);
    }

    [QueryType]
    private static class GivesTwoThings
    {
        [UsePaging, UseSingleOrDefault]
        public static IQueryable<Merchant> GetMerchants(ShopDb db) => db.Merchants;
    }

    [QueryType]
    private static class GivesTwoThingsToo
    {
        [UseFirstOrDefault, UseOffsetPaging]
        public static IQueryable<Merchant> GetTwo(ShopDb db) => db.Merchants;
    }

    [QueryType]
    private static class FiltersWithoutPaging
    {
        [UseFiltering, UseSorting]
        public static IQueryable<Merchant> GetMerchants(ShopDb db) => db.Merchants;
    }

    [QueryType]
    private static class FiltersWithoutPagingToo
    {
        [UseFiltering]
        public static IQueryable<Merchant> GetUnbounded(ShopDb db) => db.Merchants;
    }

    [QueryType]
    private static class SegmentSizesCrossed
    {
        [UseOffsetPaging(DefaultPageSize = 20, MaxPageSize = 10)]
        public static IQueryable<Merchant> GetMerchants(ShopDb db) => db.Merchants;
    }

    [ExtendObjectType<Merchant>]
    private static class PagesABatch
    {
        [BatchResolver, UseOffsetPaging]
        public static IReadOnlyList<IQueryable<Document>> GetPapers([Parent] IReadOnlyList<Merchant> merchants, ShopDb db) => [.. merchants.Select(_ => db.Documents)];
    }

    [ExtendObjectType<Merchant>]
    private static class SameConnectionOtherItems
    {
        [UsePaging]
        public static IQueryable<Document> GetPapers([Parent] Merchant merchant, ShopDb db) => db.Documents.Where(d => d.MerchantId == merchant.Id);

        [UsePaging(ConnectionName = "Papers")]
        public static IQueryable<Remark> GetRemarkPages(ShopDb db) => db.Set<Remark>();
    }

    [QueryType]
    private static class PagesAList
    {
        [UsePaging]
        public static IReadOnlyList<Merchant> GetMerchants() => [];
    }

    [QueryType]
    private static class Plain
    {
        public static Merchant? GetNobody() => null;
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
