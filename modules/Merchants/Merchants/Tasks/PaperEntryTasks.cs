using Merchants.Contracts;
using Merchants.Model;
using Microsoft.Extensions.DependencyInjection;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.Tasks;

/// <summary>What waits for the upload group (FE-02): papers to check before their upload (DOC-07), and papers to upload (DOC-08).</summary>
internal static class PaperEntryTasks
{
    /// <summary>Registers both kinds.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddScoped<ITaskSource>(s => Papers(s.GetRequiredService<MerchantsTasks>(), "paper-upload-check", DocumentActions.PassCheck));
        services.AddScoped<ITaskSource>(s => Papers(s.GetRequiredService<MerchantsTasks>(), "paper-upload", DocumentActions.Upload));
    }

    private static QueriedTasks<DocumentId> Papers(MerchantsTasks tasks, string name, StateAction<DocumentFacts, DocumentStatus> action) => new(
        new($"merchants.{name}", action.Mutation, IsDated: false),
        tasks.PapersFor(action).Select(f => new TaskRow<DocumentId>
        {
            Id = f.Id, Occurrence = f.StepCount, When = f.SubmittedAt, MerchantId = MerchantsTasks.IdOf(f.MerchantId), Title = MerchantsTasks.TitleOf(f.LegalName, f.Type),
        }));
}
