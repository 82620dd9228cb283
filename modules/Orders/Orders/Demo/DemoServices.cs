using Catalogue.Contracts;
using Modular.Kernel;
using Orders.Contracts;
using Orders.Model;
using Orders.PayOrder.Sandbox;

namespace Orders.Demo;

/// <summary>Makes orders of services (ORD-17), step by step through the model: for each service some of the states that it comes through.</summary>
internal sealed class DemoServices(DateTime asOf, OrdersOptions options)
{
    private static readonly ServiceOrderStatus[] States =
        [ServiceOrderStatus.Confirmed, ServiceOrderStatus.Assigned, ServiceOrderStatus.InService, ServiceOrderStatus.Disputed, ServiceOrderStatus.Completed];

    private static readonly Actor Owner = new(DemoUsers.Merchant.Id);
    private static readonly Actor Staff = new(DemoUsers.Fulfilment.Id);

    private readonly DemoSource _source = new(20260517);

    /// <summary>The orders of the services, each with its payment and what is done.</summary>
    public IEnumerable<(Order Order, Payment Payment, ServiceOrder Service)> Make(IReadOnlyList<OfferedService> offered)
    {
        var people = new DemoPeople(_source, asOf);
        foreach (var (service, i) in offered.Select((s, i) => (s, i)))
        {
            foreach (var status in States.Where((_, s) => s % 2 == i % 2))
                yield return Make(service, status, people);
        }
    }

    private (Order Order, Payment Payment, ServiceOrder Service) Make(OfferedService service, ServiceOrderStatus status, DemoPeople people)
    {
        var at = asOf.AddHours(-_source.Random.Next(30, 90));
        var (id, buyer, paid) = (_source.Id(at), new Actor(people.Buyer()), at.AddMinutes(3));
        var sold = new StockReserved(service.Merchant, service.Currency, [new(default, default, "", service.Title, service.Unit, service.Category, 1, service.UnitPrice)]);
        var order = Order.Place(new(new(id), buyer.Id, new(id), sold, people.Address(), ScreeningVerdict.Approve, at, Service: service.Service), buyer, options);
        var payment = Payment.Begin(new PaymentId(_source.Id(paid)), order, SandboxProvider.Name, $"sbx_{_source.Id(paid):N}", buyer, paid);
        payment.Report(succeeded: true, order.TotalAmount, order.Currency, paid);
        order.TakePayment(payment, paid, options);
        DemoSource.Must(order.Confirm(Owner, paid.AddHours(1)));
        var done = ServiceOrder.Of(new(_source.Id(paid)), order, Owner, paid.AddHours(1));
        if (status != ServiceOrderStatus.Confirmed)
            DemoSource.Must(done.Assign(Staff.Id, paid.AddHours(20), Owner, paid.AddHours(2)));
        if (status is not (ServiceOrderStatus.Confirmed or ServiceOrderStatus.Assigned))
            DemoSource.Must(done.Begin(Staff, paid.AddHours(20)));
        if (status == ServiceOrderStatus.Disputed)
            DemoSource.Must(done.Dispute("上门时间比约定晚了两个小时。", buyer, paid.AddHours(23)));
        if (status == ServiceOrderStatus.Completed)
            DemoSource.Must(order.CompleteService(Staff, paid.AddHours(22)), done.End(true, null, Staff, paid.AddHours(22)));
        return (order, payment, done);
    }
}
