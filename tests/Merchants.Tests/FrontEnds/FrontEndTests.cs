using System.Text.Json;
using Modular.Kernel;
using Modular.Platform;

namespace Merchants.Tests.FrontEnds;

/// <summary>The module beside the platform, asked as a front end asks.</summary>
public abstract class FrontEndTests : ModuleTests<MerchantsModule>
{
    protected Task<ModuleHost> UseWithPlatformAsync(DatabaseKind on) => UseAsync(on, new ModuleSetup { Beside = [new PlatformModule()], Fakes = s => s.AddSingleton<IDataUses, OnePurpose>() });

    /// <summary>The data of a request; an error of the request fails the test.</summary>
    protected async Task<JsonElement> AskAsync(DemoUser user, string document, object? variables = null)
    {
        var response = await Opened.ExecuteAsync(Opened.CallerOf(user), document, variables);
        Assert.False(response.TryGetProperty("errors", out var errors), $"{errors}");
        return response.GetProperty("data");
    }

    /// <summary>The code of the first error of a mutation's payload; null where it did what it should.</summary>
    protected static string? CodeOf(JsonElement data)
    {
        var errors = data.EnumerateObject().Single().Value.GetProperty("errors");
        return errors.ValueKind == JsonValueKind.Null ? null : errors[0].GetProperty("code").GetString();
    }
}
