using Accounts.Access;
using Accounts.DataUses;
using Accounts.Demo;
using Accounts.Model;
using Accounts.Notices;
using Accounts.Passwords;
using Accounts.Persistence;
using Accounts.Privacy;
using Accounts.RefreshSession;
using Accounts.SignIn;
using Accounts.VerifyRealName;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Modular.Kernel;
using Modular.Messaging;
using Modular.Persistence;

[assembly: Module(Accounts.AccountsModule.Name, Version = "1.0", Kernel = "1")]

namespace Accounts;

/// <summary>Users, their sessions, and what they may do.</summary>
public sealed class AccountsModule : IModule
{
    internal const string Name = "Accounts";

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, ModuleContext context)
    {
        services.AddModuleDatabase<AccountsDb>(context);
        services.AddModuleMessaging<AccountsDb>(context);
        services.AddOptions<AccountsOptions>().Bind(context.Settings).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(s => s.GetRequiredService<IOptions<AccountsOptions>>().Value);
        services.AddSingleton<IPasswordHasher<User>>(s => new PasswordHasher<User>(
            Options.Create(new PasswordHasherOptions { IterationCount = s.GetRequiredService<AccountsOptions>().PasswordIterations })));
        services.AddSingleton<PasswordVault>();
        services.AddSingleton<AttemptLimits<AccountsDb>>();
        services.AddSingleton<SignInLimits>();
        services.AddSingleton<SessionStart>();
        services.AddSingleton<Rotations>();
        services.AddSingleton<UserLookup>();
        services.AddSingleton<UserDirectory>();
        services.AddSingleton<IUserNames>(s => s.GetRequiredService<UserDirectory>());
        services.AddSingleton<IDataUses, DataUseRegister>();
        services.TryAddSingleton<IRealNameCheck, FormAlone>();
        services.AddScoped(s => RealNameTasks.Of(s.GetRequiredService<AccountsDb>(), s.GetRequiredService<AccountsOptions>()));
        services.AddSingleton(new Surroundings(context.IsDevelopment, context.DemoData));
        services.AddSingleton<IAudienceSource, AudienceOfUsers>();
        services.AddSingleton<ErasureRequest>();
        services.AddSingleton<KeptReasons>();
        services.AddSingleton<IPersonalData, UserData>();
        services.AddSingleton<IFileReferences, ExportedFiles>();
        services.TryAddSingleton(s => new RolePermissions(s.GetServices<Permission>()));
        services.AddSingleton<RoleBook>();
        foreach (var permission in AccountsPermissions.All)
            services.AddSingleton(permission);
        foreach (var kind in AccountNotices.Kinds)
            services.AddSingleton(kind);
    }
}
