using System.Text;
using Catalogue.Contracts;
using Catalogue.Model;
using Catalogue.Persistence;
using Modular.GraphQL;
using Modular.Kernel;

namespace Catalogue.ShopPages;

/// <summary>A shop page (CAT-18). All of it together has at most 32 KiB, 200 products and 20 pictures, so that it is there at once.</summary>
/// <param name="Title">What it is called, at most 60 characters.</param>
/// <param name="Navigation">The links of its navigation, at most 8.</param>
/// <param name="Blocks">Its blocks from top to bottom, 1 to 30.</param>
internal sealed record ShopPageLayoutInput(string Title, IReadOnlyList<ShopLinkInput> Navigation, IReadOnlyList<ShopBlockInput> Blocks)
{
    private const int MostLinks = 8;
    private const int MostBlocks = 30;
    private const int MostPictures = 20;
    private const int MostProducts = 200;

    /// <summary>What it says; problems are noted.</summary>
    public ShopPageLayout Check(InputProblems problems)
    {
        var page = new ShopPageLayout
        {
            Title = problems.Take("layout.title", PlainText.Parse(Title, FieldLengths.Brand, "TITLE")),
            Navigation = [.. Navigation.Select((l, i) => l.Check(problems, $"layout.navigation.{i}.", Blocks.Count))],
            Blocks = [.. Blocks.Select((b, i) => b.Check(problems, $"layout.blocks.{i}."))],
        };
        if (Navigation.Count > MostLinks)
            problems.Add("layout.navigation", Text.Broken("SHOP_LINKS", MostLinks));
        if (Blocks.Count is 0 or > MostBlocks)
            problems.Add("layout.blocks", Text.Broken("SHOP_BLOCKS", MostBlocks));
        if (page.Blocks.Count(b => b.ImageUrl is not null) > MostPictures || page.Blocks.Sum(b => b.Products.Count) > MostProducts || Encoding.UTF8.GetByteCount(page.Write()) > ShopPageLayout.MostBytes)
            problems.Add("layout", Text.Broken("SHOP_SIZE", ShopPageLayout.MostBytes, MostProducts, MostPictures));
        return page;
    }
}

/// <summary>A link of the navigation; to a category or to a block.</summary>
/// <param name="Label">What it is called, at most 20 characters.</param>
/// <param name="Category">The code of the category that it leads to; left out for a block.</param>
/// <param name="Block">The number of the block that it leads to, from 0; left out for a category.</param>
internal sealed record ShopLinkInput(string Label, string? Category, int? Block)
{
    private const int LongestLabel = 20;

    /// <summary>What it says; problems are noted under the path.</summary>
    public ShopLink Check(InputProblems problems, string path, int blocks)
    {
        if ((Category is null) == (Block is null) || Block < 0 || Block >= blocks)
            problems.Add(path + "block", Text.Broken("SHOP_LINK_TARGET"));
        return new()
        {
            Label = problems.Take(path + "label", PlainText.Parse(Label, LongestLabel, "LABEL")), Block = Block,
            Category = problems.Take(path + "category", PlainText.ParseOptional(Category, FieldLengths.Category, "CATEGORY")),
        };
    }
}

/// <summary>A block of a shop page; exactly one of them.</summary>
/// <param name="Banner">A picture with a heading.</param>
/// <param name="Words">A heading and some words.</param>
/// <param name="Products">Some products.</param>
/// <param name="Category">The products of a category.</param>
[OneOf]
internal sealed record ShopBlockInput(ShopBannerInput? Banner, ShopWordsInput? Words, ShopProductsInput? Products, ShopCategoryInput? Category)
{
    private const int LongestUrl = 500;
    private const int MostOfBlock = 50;

    /// <summary>What it says; problems are noted under the path.</summary>
    public ShopBlock Check(InputProblems problems, string path)
    {
        if (Banner is { } banner)
        {
            if (banner.ImageUrl.Length > LongestUrl || !Uri.TryCreate(banner.ImageUrl, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttps || url.UserInfo.Length > 0)
                problems.Add($"{path}banner.imageUrl", Text.Broken("SHOP_IMAGE", LongestUrl));
            return new()
            {
                Kind = ShopBlockKind.Banner, ImageUrl = banner.ImageUrl, Products = banner.ProductId is { } product ? [product.Value] : [],
                Heading = problems.Take($"{path}banner.heading", PlainText.ParseOptional(banner.Heading, FieldLengths.Title, "HEADING")),
            };
        }

        if (Words is { } words)
        {
            return new()
            {
                Kind = ShopBlockKind.Words, Heading = problems.Take($"{path}words.heading", PlainText.ParseOptional(words.Heading, FieldLengths.Title, "HEADING")),
                Words = problems.Take($"{path}words.words", PlainText.Parse(words.Words, FieldLengths.Comment, "WORDS")),
            };
        }

        if (Products is { } products)
        {
            if (products.ProductIds.Count is 0 or > MostOfBlock)
                problems.Add($"{path}products.productIds", Text.Broken("SHOP_PRODUCTS", MostOfBlock));
            return new()
            {
                Kind = ShopBlockKind.Products, Products = [.. products.ProductIds.Select(p => p.Value).Distinct()],
                Heading = problems.Take($"{path}products.heading", PlainText.ParseOptional(products.Heading, FieldLengths.Title, "HEADING")),
            };
        }

        return new()
        {
            Kind = ShopBlockKind.Category, Heading = problems.Take($"{path}category.heading", PlainText.ParseOptional(Category!.Heading, FieldLengths.Title, "HEADING")),
            Category = problems.Take($"{path}category.category", PlainText.Parse(Category.Category, FieldLengths.Category, "CATEGORY")),
        };
    }
}

/// <summary>A picture with a heading.</summary>
/// <param name="ImageUrl">The address of the picture, https, at most 500 characters.</param>
/// <param name="Heading">Its heading, at most 120 characters; left out for none.</param>
/// <param name="ProductId">The product that it leads to; left out for none.</param>
internal sealed record ShopBannerInput(string ImageUrl, string? Heading, ProductId? ProductId);

/// <summary>A heading and some words.</summary>
/// <param name="Words">The words, at most 1000 characters.</param>
/// <param name="Heading">The heading, at most 120 characters; left out for none.</param>
internal sealed record ShopWordsInput(string Words, string? Heading);

/// <summary>Some products.</summary>
/// <param name="ProductIds">The products of the merchant, 1 to 50; visitors see those that are listed.</param>
/// <param name="Heading">The heading, at most 120 characters; left out for none.</param>
internal sealed record ShopProductsInput(IReadOnlyList<ProductId> ProductIds, string? Heading);

/// <summary>The products of a category.</summary>
/// <param name="Category">The category's code.</param>
/// <param name="Heading">The heading, at most 120 characters; left out for none.</param>
internal sealed record ShopCategoryInput(string Category, string? Heading);
