using System.Text;
using Modular.GraphQL.Execution;
using Modular.GraphQL.Language;
using static Modular.GraphQL.Tests.Execution.ExecutionFixture;

namespace Modular.GraphQL.Tests.Execution;

/// <summary>Prepared documents are found again by the whole of their text, or by its SHA-256, as long as they are asked for.</summary>
public sealed class DocumentCacheTests
{
    private static readonly RequestExecutor Any = Executor(Root("Query"));

    [Theory]
    [InlineData("{__typename}#1", "{__typename}#2")]
    [InlineData("{__typename}#11", "{__typename}#12")]
    [InlineData("{__typename}#", "{__typename}# ")]
    public void A_text_is_never_taken_for_another_whose_hash_may_be_the_same(string text, string other)
    {
        var cache = new DocumentCache(100, 100_000);
        var document = Prepared(text);
        cache.Add(document);
        Assert.Same(document, cache.Find(Encoding.UTF8.GetBytes(text)));
        Assert.Null(cache.Find(Encoding.UTF8.GetBytes(other)));
        Assert.Same(document, cache.Find(document.Hash));
        Assert.Null(cache.Find(Prepared(other).Hash));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_is_asked_for_stays_and_the_rest_goes_however_many_come(bool byText)
    {
        var cache = new DocumentCache(20, 1_000_000);
        var (asked, forgotten) = (Prepared("{ asked: __typename }"), Prepared("{ forgotten: __typename }"));
        cache.Add(asked);
        cache.Add(forgotten);
        for (var i = 0; i < 100; i++)
        {
            cache.Add(Prepared($"{{ a{i}: __typename }}"));
            Assert.Same(asked, byText ? cache.Find(asked.Syntax.Source.Span) : cache.Find(asked.Hash));
        }

        Assert.Null(cache.Find(forgotten.Syntax.Source.Span));
        Assert.Null(cache.Find(forgotten.Hash));
    }

    [Fact]
    public void Large_documents_leave_sooner()
    {
        var cache = new DocumentCache(1000, 10_000);
        var first = Prepared("{ first: __typename }");
        cache.Add(first);
        for (var i = 0; i < 3; i++)
            cache.Add(Prepared($"{{ a{i}: __typename }} #{new string('x', 5_000)}"));
        Assert.Null(cache.Find(first.Hash));
        Assert.Null(cache.Find(first.Syntax.Source.Span));
    }

    private static PreparedDocument Prepared(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return new(Any.Schema, GraphQLParser.ParseDocument(bytes)) { Hash = DocumentHash.Of(bytes) };
    }
}
