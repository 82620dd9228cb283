using Modular.Host.Tests.Modules;

namespace Modular.Host.Tests.Startup;

/// <summary>A module with a field for everybody, one behind a permission, startup work and a merchant scope, compiled for the test.</summary>
internal static class TinyModule
{
    public static ModuleWorkshop Compile(string startup = "") => new ModuleWorkshop().Module("Tiny", source: Source.Replace("/*startup*/", startup, StringComparison.Ordinal));

    private const string Source = """
        namespace Tiny
        {
            using System;
            using System.Collections.Generic;
            using System.IO;
            using System.Runtime.CompilerServices;
            using System.Threading;
            using System.Threading.Tasks;
            using Modular.GraphQL;

            public sealed class TinyModule : IModule
            {
                public void AddServices(IServiceCollection services, ModuleContext context) =>
                    services.AddSingleton(context).AddSingleton(new Permission("tiny:count", "Counts.", Roles.Reviewer));
            }

            [QueryType]
            internal static class Queries
            {
                public static string GetWhoAmI([Service] ICaller caller) =>
                    $"{caller.Name}|{caller.IsPlatformWide}|{string.Join(",", caller.MerchantScope)}";

                [Authorize("tiny:count")]
                public static int GetCount() => 42;
            }

            [SubscriptionType]
            internal static class Subscriptions
            {
                [Authorize("tiny:count")]
                [Subscribe(With = nameof(SubscribeToCounts))]
                public static string OnCounted([EventMessage] int number, [Service] ICaller caller) => caller.Name + " " + number;

                public static async IAsyncEnumerable<int> SubscribeToCounts([EnumeratorCancellation] CancellationToken cancellationToken)
                {
                    for (var i = 1; ; i++)
                    {
                        yield return i;
                        await Task.Delay(10, cancellationToken);
                    }
                }

                [Authorize("tiny:count")]
                [Subscribe(With = nameof(SubscribeToNothing))]
                public static int OnNothing([EventMessage] int number) => number;

                public static async IAsyncEnumerable<int> SubscribeToNothing([EnumeratorCancellation] CancellationToken cancellationToken)
                {
                    await Task.Delay(Timeout.Infinite, cancellationToken);
                    yield break;
                }
            }

            internal sealed class OwnMerchant : IMerchantScopeSource
            {
                public Task<IReadOnlyList<Guid>> MerchantsOfAsync(Guid userId, CancellationToken cancellationToken) =>
                    Task.FromResult<IReadOnlyList<Guid>>(userId == DemoUsers.Merchant.Id ? new[] { userId } : new Guid[0]);
            }

            internal sealed class Prepare : IModuleStartup
            {
                private readonly ICaller _caller;
                private readonly ModuleContext _context;

                public Prepare(ICaller caller, ModuleContext context)
                {
                    _caller = caller;
                    _context = context;
                }

                public string Module => _context.Name;

                public int Order => 0;

                public async Task RunAsync(CancellationToken cancellationToken)
                {
                    /*startup*/
                    await File.WriteAllTextAsync(Path.Combine(_context.DataPath, "prepared"), $"{_caller.Name} {_context.DemoData}");
                }
            }
        }
        """;
}
