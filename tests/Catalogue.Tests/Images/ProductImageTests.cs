using System.Text.Json;
using Catalogue.Contracts;
using Catalogue.Model;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Persistence;

namespace Catalogue.Tests.Images;

/// <summary>Goods are shown by clear images from several sides (CAT-07).</summary>
public sealed class ProductImageTests : CatalogueTests
{
    /// <summary>What an image is, is told by its content; each rule that it breaks is told.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task An_image_is_taken_by_its_content(DatabaseKind on)
    {
        await StartAsync(on);
        var product = Goods.Make(ProductStatus.Draft);
        foreach (var (file, kind, rule) in new (IUpload, string, string)[]
        {
            (SomeImages.Words(), "MAIN", "file IMAGE_TYPE"), (SomeImages.Half(), "MAIN", "file FILE_TRUNCATED"), (SomeImages.Png(479, 600), "MAIN", "file IMAGE_SMALL"),
            (SomeImages.Png(801, 600), "MAIN", "file IMAGE_RATIO"), (SomeImages.Png(800, 600), "MAIN", ""), (SomeImages.Png(800, 600), "ANGLE", "file IMAGE_TWICE"),
            (SomeImages.Png(1500, 500), "LABEL", ""), (SomeImages.Png(1501, 500), "LABEL", "file IMAGE_RATIO"), (SomeImages.Png(600, 600, 7), "MAIN", ""),
        })
            Assert.Equal(rule, await AddAsync(Owner, product.Id, file, kind));
        Assert.Equal("ANGLE 800x600, LABEL 1500x500, MAIN 600x600", await ShownAsync(product.Id));
        Assert.Equal("NOT_FOUND", await AddAsync(Other, product.Id, SomeImages.Png(700, 700), "ANGLE"));
        var url = (await AskAsync(Owner, "query($id: ID!) { product(id: $id) { images { url format } } }", new { id = IdOf(product.Id) })).GetProperty("product").GetProperty("images")[0];
        var link = Opened.Services.GetRequiredService<FileLinks>().Open(url.GetProperty("url").GetString()!["/files/".Length..])!;
        Assert.Equal(("1.png", "image/png", "PNG"), (link.FileName, link.MediaType, url.GetProperty("format").GetString()!));
        var kept = await Task.WhenAll(Opened.Services.GetServices<IFileReferences>().Select(r => r.ReferredToAsync([link.Sha256, new string('0', 64)], default)));
        Assert.Equal(link.Sha256, Assert.Single(kept.SelectMany(k => k)));
    }

    /// <summary>All images are put in an order at once, one of them the main one; what is taken away leaves no gap.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Images_stand_in_an_order(DatabaseKind on)
    {
        await StartAsync(on);
        var product = Goods.Make(ProductStatus.Draft);
        var productId = IdOf(product.Id);
        for (byte i = 0; i < 3; i++)
            Assert.Equal("", await AddAsync(Owner, product.Id, SomeImages.Png(600 + i, 600), i == 0 ? "MAIN" : "ANGLE"));
        await using var db = Open();
        var all = await db.Images.AsNoTracking().OrderBy(i => i.Place).Select(i => i.Sha256).ToListAsync();
        object Order(params (int Which, string Kind)[] images) => new { productId, images = images.Select(i => new { sha256 = all[i.Which], kind = i.Kind }) };
        Assert.Equal("images IMAGES_ALL_ONCE", await CodesAsync(Owner, "arrangeProductImages", Order((0, "MAIN"), (1, "ANGLE"))));
        Assert.Equal("images IMAGES_ALL_ONCE", await CodesAsync(Owner, "arrangeProductImages", Order((0, "MAIN"), (1, "ANGLE"), (1, "ANGLE"))));
        Assert.Equal("images IMAGE_MAIN_ONE", await CodesAsync(Owner, "arrangeProductImages", Order((0, "MAIN"), (1, "ANGLE"), (2, "MAIN"))));
        Assert.Equal("", await CodesAsync(Owner, "arrangeProductImages", Order((2, "MAIN"), (0, "DETAIL"), (1, "ANGLE"))));
        Assert.Equal("MAIN 602x600, DETAIL 600x600, ANGLE 601x600", await ShownAsync(product.Id));
        Assert.Equal("", await CodesAsync(Owner, "removeProductImage", new { productId, sha256 = all[0] }));
        Assert.Equal("sha256 IMAGE_UNKNOWN", await CodesAsync(Owner, "removeProductImage", new { productId, sha256 = all[0] }));
        Assert.Equal([1, 2], await db.Images.AsNoTracking().OrderBy(i => i.Place).Select(i => i.Place).ToListAsync());
    }

    /// <summary>Other images are another offer: a listed product goes back to review with what the checks find then, and everybody sees those of what is listed alone.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Other_images_take_a_listed_product_to_review(DatabaseKind on)
    {
        await StartAsync(on);
        var product = Goods.Make(ProductStatus.Draft);
        Assert.Equal("", await AddAsync(Owner, product.Id, SomeImages.Png(), "MAIN"));
        Goods.Force(product.Id, p => p.Property(x => x.Status).CurrentValue = ProductStatus.Listed);
        Assert.Equal("MAIN 600x600", await ShownAsync(product.Id, TestCaller.Anonymous));
        Assert.Equal("", await CodesAsync(Owner, "removeProductImage", new { productId = IdOf(product.Id), sha256 = await HashAsync() }));
        Assert.Equal("ILLEGAL_TRANSITION", await AddAsync(Owner, product.Id, SomeImages.Png(700, 700), "MAIN"));
        await using var db = Open();
        Assert.Equal(ProductStatus.Submitted, await db.Products.Select(p => p.Status).SingleAsync());
        Assert.Contains((await db.Submissions.SingleAsync()).Checks, c => c.Code == "IMAGES_FEW");

        async Task<string> HashAsync()
        {
            await using var look = Open();
            return await look.Images.Select(i => i.Sha256).SingleAsync();
        }
    }

    /// <summary>Of many who add at once to what they have seen, one is first; none is lost and no place is taken twice.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Images_that_are_added_at_once_do_not_lose_each_other(DatabaseKind on)
    {
        await StartAsync(on);
        var product = Goods.Make(ProductStatus.Draft);
        var codes = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => AddAsync(Owner, product.Id, SomeImages.Png(600 + i % 3, 600), "ANGLE"))));
        await using var db = Open();
        var places = await db.Images.OrderBy(i => i.Place).Select(i => i.Place).ToListAsync();
        Assert.Equal(Enumerable.Range(1, places.Count), places);
        Assert.Equal(places.Count, codes.Count(c => c.Length == 0));
        Assert.All(codes.Where(c => c.Length > 0), c => Assert.Contains(c, new[] { "EDIT_CONFLICT", "file IMAGE_TWICE" }));
    }

    private async Task<string> AddAsync(TestCaller caller, ProductId product, IUpload file, string kind)
    {
        var response = await Opened.ExecuteAsync(
            caller, "mutation($input: AddProductImageInput!) { addProductImage(input: $input) { errors { ... on Error { code } ... on InvalidInputError { field rule } } } }",
            new { input = new { productId = IdOf(product), file = (string?)null, kind } }, new Dictionary<string, IUpload> { ["variables.input.file"] = file });
        Assert.False(response.TryGetProperty("errors", out var errors), $"{errors}");
        return CodesOf(response.GetProperty("data").GetProperty("addProductImage"));
    }

    private async Task<string> ShownAsync(ProductId product, TestCaller? caller = null)
    {
        var images = (await AskAsync(caller ?? Owner, "query($id: ID!) { product(id: $id) { images { kind width height } } }", new { id = IdOf(product) })).GetProperty("product").GetProperty("images");
        return string.Join(", ", images.EnumerateArray().Select(i => $"{i.GetProperty("kind").GetString()} {i.GetProperty("width").GetInt32()}x{i.GetProperty("height").GetInt32()}"));
    }
}
