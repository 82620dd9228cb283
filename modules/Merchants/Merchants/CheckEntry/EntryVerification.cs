using Merchants.Model;
using Merchants.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.Kernel;

namespace Merchants.CheckEntry;

/// <summary>What the platform itself checks when an application is handed in (MER-03), and by which criteria it is measured from then on (MER-01).</summary>
internal sealed class EntryVerification(IEnumerable<IRealNameCheck> providers)
{
    /// <summary>
    /// Measures an application whose input has passed its checks by the criteria in force, and records what is verified: both codes by their check digits, and the legal representative's
    /// name by a provider where one is connected and answers. The next save writes it.
    /// </summary>
    public async Task BeginAsync(MerchantsDb db, MerchantApplication application, DateTime at, CancellationToken cancellationToken)
    {
        application.MeasureBy(await db.EntryCriteria.AsNoTracking().SingleOrDefaultAsync(c => c.Status == EntryCriteriaStatus.Published, cancellationToken));
        Record(VerificationKind.Qualification, VerificationMethod.CodeCheck, VerificationResult.Passed);
        Record(VerificationKind.RealName, VerificationMethod.CodeCheck, VerificationResult.Passed);
        // A plug-in's own is registered after the default.
        if (providers.LastOrDefault() is not { } provider)
            return;
        var person = application.LegalRepresentative;
        var number = ResidentId.Parse(person.IdCard.Open(), DateOnly.FromDateTime(at)).Value;
        if (await provider.CheckAsync(person.Name.Open(), number, cancellationToken) is var finding and not RealNameFinding.NotAsked)
            Record(VerificationKind.RealName, VerificationMethod.Register, finding == RealNameFinding.Matches ? VerificationResult.Passed : VerificationResult.Failed);

        void Record(VerificationKind kind, VerificationMethod method, VerificationResult result) =>
            db.Add(MerchantVerification.Of(application, kind, method, result, null, Actor.System, at));
    }
}
