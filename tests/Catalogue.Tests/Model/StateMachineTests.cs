using Catalogue.Contracts.Events;
using Catalogue.Model;
using Modular.Kernel;
using Modular.Messaging;

namespace Catalogue.Tests.Model;

/// <summary>Which way a product goes (CAT-01, CAT-03, CAT-12).</summary>
public sealed class StateMachineTests
{
    /// <summary>The moves as domain.md, section 2, writes them, and those that its words "a material edit returns a product to review" and "a fault" ask for.</summary>
    private const string Moves =
        "Draft>Submitted Submitted>InReview InReview>ChangesRequested InReview>Rejected InReview>Approved ChangesRequested>Submitted Approved>Listed Listed>Delisted Delisted>Listed " +
        "Approved>Submitted Listed>Submitted Delisted>Submitted Approved>Suspended Listed>Suspended Delisted>Suspended Suspended>Approved";

    private static readonly DateTime At = MovableClock.Start;

    private static readonly IReadOnlyList<(StateAction<ProductFacts, ProductStatus> Action, Func<Product, object?> Take)> Steps =
    [
        (ProductActions.Edit, p => p.Edit(Goods.Details("亚麻休闲裤"), Goods.Owner, At)),
        (ProductActions.AddVariant, p => p.AddVariant(new(Guid.NewGuid()), Goods.Variant(), Goods.Owner, At)),
        (ProductActions.Submit, p => p.Submit(Goods.Owner, At)),
        (ProductActions.Approve, p => p.Approve(Goods.Reviewer, At)),
        (ProductActions.Reject, p => p.Reject(ProductRejectionReason.Infringing, "侵权", Goods.Reviewer, At)),
        (ProductActions.RequestChanges, p => p.RequestChanges("补充图片", Goods.Reviewer, At)),
        (ProductActions.List, p => p.List(Goods.Owner, At)),
        (ProductActions.Delist, p => p.Delist(null, Goods.Owner, At)),
    ];

    [Fact]
    public void Products_move_only_as_the_domain_says()
    {
        var allowed = Moves.Split(' ').ToHashSet();
        foreach (var from in Enum.GetValues<ProductStatus>())
        {
            foreach (var to in Enum.GetValues<ProductStatus>())
                Assert.True(allowed.Remove($"{from}>{to}") == (ProductStates.Machine.Refuse("product", from, to) is null), $"{from} > {to}");
        }

        Assert.Empty(allowed);
    }

    /// <summary>From every state every step: what the action does not list is refused, and changes nothing.</summary>
    [Fact]
    public void Every_step_is_refused_in_every_state_that_it_is_not_for()
    {
        Assert.Equal(ProductActions.All, Steps.Select(s => s.Action));
        foreach (var state in Enum.GetValues<ProductStatus>())
        {
            foreach (var (action, take) in Steps)
            {
                var product = InState(state);
                var (steps, variants) = (product.StepCount, product.Variants.Count);
                product.TakeNewEvents();
                var refused = (IllegalTransitionError?)take(product);
                Assert.True(action.From.Contains(state) == (refused is null), $"{action.Mutation} in {state}");
                if (refused is null)
                    continue;
                Assert.Equal(StateName.Of(state), refused.CurrentState);
                Assert.Equal(ProductStates.Machine.NextOf(state).Select(StateName.Of), refused.AllowedStates);
                Assert.Equal((state, steps, variants), (product.Status, product.StepCount, product.Variants.Count));
                Assert.Empty(product.TakeNewEvents());
            }
        }
    }

    [Fact]
    public void A_listed_product_that_is_edited_leaves_the_shelf_and_says_so()
    {
        foreach (var state in ProductStates.Sellable)
        {
            var product = InState(state);
            product.TakeNewEvents();
            Assert.Null(product.Edit(Goods.Details(), Goods.Owner, At));
            Assert.Equal(state, product.Status);
            Assert.Null(product.Edit(Goods.Details("羊毛大衣"), Goods.Owner, At));
            Assert.Equal(ProductStatus.Submitted, product.Status);
            IEvent submitted = new ProductSubmitted(product.Id, product.MerchantId), delisted = new ProductDelisted(product.Id, product.MerchantId);
            Assert.Equal(state == ProductStatus.Listed ? [submitted, delisted] : [submitted], product.TakeNewEvents().Select(e => e.Event));
        }
    }

    /// <summary>Faults count in every state, and only what could be sold is suspended.</summary>
    [Fact]
    public void A_suspension_ends_with_the_last_of_its_faults()
    {
        foreach (var state in Enum.GetValues<ProductStatus>().Except([ProductStatus.Suspended]))
        {
            var product = InState(state);
            product.TakeNewEvents();
            var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
            product.Suspend(first, "COUNTERFEIT", At);
            product.Suspend(second, "MISLABELLED", At);
            var suspended = ProductStates.Sellable.Contains(state);
            Assert.Equal((suspended ? ProductStatus.Suspended : state, 2), (product.Status, product.OpenFaults));
            product.ClearFault(first, At);
            Assert.Equal(suspended ? ProductStatus.Suspended : state, product.Status);
            product.ClearFault(second, At);
            Assert.Equal((suspended ? ProductStatus.Approved : state, 0), (product.Status, product.OpenFaults));
            IEvent[] told = [new ProductSuspended(product.Id, product.MerchantId, state == ProductStatus.Listed, first), new ProductReinstated(product.Id, product.MerchantId, second)];
            Assert.Equal(suspended ? told : [], product.TakeNewEvents().Select(e => e.Event));
        }
    }

    private static Product InState(ProductStatus state)
    {
        var product = Goods.Enter(KnownMerchants.First);
        foreach (var step in Goods.StepsTo(state))
            step(product);
        if (state == ProductStatus.InReview)
            typeof(Stateful<ProductStatus>).GetProperty(nameof(Product.Status))!.SetValue(product, state);
        return product;
    }
}
