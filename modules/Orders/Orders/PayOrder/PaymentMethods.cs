using Modular.GraphQL;
using Orders.Model;

namespace Orders.PayOrder;

/// <summary>The payment methods that plug-ins of providers offer (ORD-10).</summary>
internal sealed class PaymentMethods(IEnumerable<IPaymentProvider> providers)
{
    /// <summary>Those that can be used now, in the order of their registration.</summary>
    public IReadOnlyList<IPaymentProvider> Ready => [.. providers.Where(p => p.IsReady)];

    /// <summary>One that can be used now; null where there is none of the code.</summary>
    public IPaymentProvider? Find(string code) => providers.FirstOrDefault(p => p.Code == code && p.IsReady);

    /// <summary>What is answered where there is none.</summary>
    public IUserError Unknown() => new PaymentProviderUnknownError(Text.Of("PAYMENT_PROVIDER_UNKNOWN", string.Join(", ", Ready.Select(p => p.Code))));
}

/// <summary>A way to pay.</summary>
/// <param name="Code">The code to give as <c>provider</c>.</param>
/// <param name="Name">What buyers read, in the language of the request.</param>
/// <param name="IsSandbox">Whether it moves no real money.</param>
internal sealed record PaymentMethod(string Code, string Name, bool IsSandbox);

/// <summary>Asking how one can pay.</summary>
[QueryType]
internal static class PaymentMethodsQuery
{
    /// <summary>The ways to pay that are set up now (ORD-10), the usual one first.</summary>
    [Authorize(OrdersPermissions.Buy)]
    [ListSize(AssumedSize = 5)]
    public static IReadOnlyList<PaymentMethod> GetPaymentMethods(PaymentMethods methods) => [.. methods.Ready.Select(p => new PaymentMethod(p.Code, p.Name, p.IsSandbox))];
}
