using System.Text;
using Microsoft.Extensions.Options;
using Modular.Kernel;
using Orders.Model;
using Orders.PayOrder.Sandbox;

namespace Orders.Tests.UseCases;

/// <summary>Only what the provider has signed is believed, and each report once (ORD-10, ORD-11).</summary>
public sealed class SandboxCallbackTests : OrdersTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_report_is_believed_by_its_signature_alone(DatabaseKind on)
    {
        await StartAsync(on);
        var order = Make(OrderStatus.PendingPayment);
        var reference = await PayAsync(IdOf(order.Id));
        var now = Opened.Clock.GetUtcNow();
        var body = new SandboxReport(reference, true, 3666, "CNY").Write();
        var good = SandboxSignature.Sign(Secret, body, now);
        var (time, hash) = (good.Split(',')[0], good.Split(',')[1]);
        foreach (var signature in new[]
        {
            null, "", "t=,v1=", time, hash, $"{time},v1={new string('0', 64)}", $"{time},v1={hash[3..^2]}", $"{time},v1={hash[3..]}00", $"{time},v1={new string('g', 64)}", $"t=-1,{hash}", $"t=1e9,{hash}",
            $"t={long.MaxValue},{hash}", "t=99999999999999999999,v1=00", $"t={now.ToUnixTimeSeconds() + 1},{hash}", SandboxSignature.Sign("another secret, of others", body, now),
            SandboxSignature.Sign(Secret, body, now.AddSeconds(-301)), SandboxSignature.Sign(Secret, body, now.AddSeconds(301)), SandboxSignature.Sign(Secret, [.. body, (byte)' '], now),
        })
            Assert.Equal(CallbackAnswer.Unsigned, await ReceiveAsync(body, signature));
        for (var i = 0; i < body.Length; i++)
        {
            var tampered = body.ToArray();
            tampered[i] ^= 1;
            Assert.Equal(CallbackAnswer.Unsigned, await ReceiveAsync(tampered, good));
        }

        Assert.Equal(OrderStatus.PendingPayment, (await ReadAsync(order.Id)).Status);
        Assert.Equal(CallbackAnswer.Accepted, await ReceiveAsync(body, good));
        Assert.Equal(CallbackAnswer.Accepted, await ReceiveAsync(body, $" {hash.ToUpperInvariant().Replace("V1", "v1", StringComparison.Ordinal)} , {time}"));
        Assert.Equal(OrderStatus.Paid, (await ReadAsync(order.Id)).Status);
        Assert.Equal(1, (await EventsOfAsync(order.Id.Value))["orders.order-paid"]);
        Assert.Equal(1, (await EventsOfAsync(order.Reservation.Value))["catalogue.reservation-secured"]);
        Assert.Empty(await RefundsAsync(order.Id));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_signed_report_may_still_be_nonsense(DatabaseKind on)
    {
        await StartAsync(on);
        Assert.Equal(CallbackAnswer.Senseless, await ReportAsync("sbx_unknown", 1));
        foreach (var text in new[] { "", "null", "[]", "{}", "{\"reference\":null}", """{"reference":"x","succeeded":true,"amount":1.5,"currency":"CNY"}""", """{"reference":"x","succeeded":true,"amount":99999999999999999999,"currency":"CNY"}""", "\u0000" })
        {
            var body = Encoding.UTF8.GetBytes(text);
            Assert.Equal(CallbackAnswer.Senseless, await ReceiveAsync(body, SandboxSignature.Sign(Secret, body, Opened.Clock.GetUtcNow())));
        }

        foreach (var (amount, currency) in new[] { (3665L, "CNY"), (3667, "CNY"), (0, "CNY"), (-3666, "CNY"), (3666, "USD"), (3666, ""), (long.MaxValue, "a currency that nobody has ever heard of") })
        {
            var order = Make(OrderStatus.PendingPayment);
            var reference = await PayAsync(IdOf(order.Id));
            Assert.Equal(CallbackAnswer.Accepted, await ReportAsync(reference, amount, currency: currency));
            Assert.Equal(CallbackAnswer.Accepted, await ReportAsync(reference, 3666));
            Assert.Equal(OrderStatus.PendingPayment, (await ReadAsync(order.Id)).Status);
            var payment = (await AskAsync(Buyer, "query($id: ID!) { order(id: $id) { payments { status reportedAt } } }", new { id = IdOf(order.Id) })).GetProperty("order").GetProperty("payments")[0];
            Assert.Equal("MISMATCHED", payment.GetProperty("status").GetString());
        }
    }

    /// <summary>Whoever guesses a secret signs reports: none or a short one is no setting (ORD-10).</summary>
    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("fifteen letters")]
    public async Task A_secret_that_can_be_guessed_stops_the_start(string secret)
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(async () =>
        {
            await StartAsync(DatabaseKind.Sqlite, settings: ("Modules:Orders:Sandbox:Secret", secret));
            Opened.Services.GetRequiredService<IStartupValidator>().Validate();
        });
        Assert.Contains("Modules:Orders:Sandbox:Secret wants 16 characters", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>The sandbox's own customer: only the buyer of the payment, and nobody where the sandbox is not set up.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Buyers_pay_at_the_sandbox_for_themselves(DatabaseKind on)
    {
        await StartAsync(on);
        var order = Make(OrderStatus.PendingPayment);
        var begun = (await PayloadAsync(Buyer, "payOrder", new { orderId = IdOf(order.Id), provider = "sandbox" }, "payment { id }")).GetProperty("payment").GetProperty("id").GetString();
        foreach (var caller in new[] { OtherBuyer, Opened.CallerOf(DemoUsers.Admin) })
            Assert.Contains("NOT_FOUND", await CompleteAsync(caller), StringComparison.Ordinal);
        Assert.Contains("SUCCEEDED", await CompleteAsync(Buyer), StringComparison.Ordinal);
        Assert.Equal(OrderStatus.Paid, (await ReadAsync(order.Id)).Status);
        Assert.Equal("PAYMENT_PROVIDER_UNKNOWN", await CodesAsync(Buyer, "payOrder", new { orderId = IdOf(order.Id), provider = "stripe" }));

        async Task<string> CompleteAsync(TestCaller by) => (await AskAsync(
            by, "mutation($id: ID!) { completeSandboxPayment(input: { paymentId: $id }) { payment { status } errors { ... on Error { code } } } }", new { id = begun })).GetRawText();
    }
}
