using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;

namespace Modular.Platform.Mail;

/// <summary>Registers mails.</summary>
internal static class MailRegistration
{
    /// <summary>Registers all of it: by SMTP where a server is named, into a folder otherwise.</summary>
    /// <exception cref="InvalidOperationException">The settings below <c>Mail</c> are wrong.</exception>
    public static void AddMail(this IServiceCollection services, ModuleContext context)
    {
        var options = MailOptions.Load(context.Configuration, context.DataPath);
        services.AddSingleton(options);
        foreach (var permission in MailPermissions.All)
            services.AddSingleton(permission);
        services.AddSingleton<FolderTransport>();
        if (string.IsNullOrWhiteSpace(options.Smtp.Host))
            services.AddSingleton<IMailTransport>(s => s.GetRequiredService<FolderTransport>());
        else
            services.AddSingleton<IMailTransport, SmtpTransport>();
        services.AddSingleton<MailWording>();
        services.AddSingleton<MailQueue>();
        services.AddSingleton<IBackgroundWork, MailWork>();
    }
}
