using Catalogue.Contracts;
using Modular.Kernel;
using Modular.Persistence;
using Orders.Model;
using Orders.Persistence;

namespace Orders.PlaceOrder;

/// <summary>Goods that are ordered.</summary>
/// <param name="VariantId">The variant.</param>
/// <param name="Quantity">How many, 1 to 999.</param>
/// <param name="ExpectedPrice">The price of one that the buyer has seen; where it is another one by now, nothing is ordered (PRICE_CHANGED). Left out, the price of now is taken.</param>
internal sealed record OrderLineInput(VariantId VariantId, int Quantity, MoneyInput? ExpectedPrice);

/// <summary>Where an order goes. It is stored encrypted (ACC-03).</summary>
/// <param name="Recipient">Who receives it, at most 50 characters.</param>
/// <param name="Phone">The recipient's mobile number, eleven digits.</param>
/// <param name="Region">Province, city and district, at most 100 characters.</param>
/// <param name="Street">Street and house, at most 200 characters.</param>
internal sealed record DeliveryAddressInput(string Recipient, string Phone, string Region, string Street)
{
    /// <summary>Checks it; problems are noted under their fields.</summary>
    public DeliveryAddress Check(InputProblems problems) => new()
    {
        Recipient = SealedText.Of(problems.Take("delivery.recipient", PlainText.Parse(Recipient, FieldLengths.PersonName, "NAME"))),
        Phone = SealedText.Of(problems.Take("delivery.phone", MobileNumber.Parse(Phone)).Value),
        Region = problems.Take("delivery.region", PlainText.Parse(Region, FieldLengths.Region, "REGION")),
        Street = SealedText.Of(problems.Take("delivery.street", PlainText.Parse(Street, FieldLengths.Street, "STREET"))),
    };
}
