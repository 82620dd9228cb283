using Catalogue.Model;
using Catalogue.Persistence;
using Modular.Kernel;

namespace Catalogue.Campaigns;

/// <summary>What a campaign is to be (CAT-14).</summary>
/// <param name="Theme">What it is about, at most 120 characters.</param>
/// <param name="Conditions">Under which conditions buyers take part, at most 1000 characters.</param>
/// <param name="Offers">What they are offered, at most 1000 characters.</param>
/// <param name="Prizes">What can be won, at most 1000 characters; left out for nothing.</param>
/// <param name="PlatformFit">How it fits the platform's rules, at most 1000 characters.</param>
/// <param name="From">From when on it runs (UTC).</param>
/// <param name="Until">Until before when (UTC): after now and after <c>from</c>, by at most 366 days.</param>
/// <param name="TargetOrders">How many orders it is to bring, at least 1; left out for no target (CAT-16).</param>
/// <param name="TargetPieces">How many pieces it is to sell, at least 1; left out for no target.</param>
/// <param name="TargetAmount">What it is to turn over; left out for no target.</param>
internal sealed record CampaignPlanInput(
    string Theme, string Conditions, string Offers, string? Prizes, string PlatformFit, DateTime From, DateTime Until, int? TargetOrders, int? TargetPieces, MoneyInput? TargetAmount)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>What it says; problems are noted.</summary>
    public CampaignPlan Check(InputProblems problems, DateTime now)
    {
        var amount = TargetAmount is null ? null : problems.Take("plan.targetAmount", TargetAmount.Check());
        if (Until <= From || Until <= now || Until - From > Longest)
            problems.Add("plan.until", Text.Broken("CAMPAIGN_TIME", Longest.Days));
        if (TargetOrders < 1)
            problems.Add("plan.targetOrders", Text.Broken("CAMPAIGN_TARGET"));
        if (TargetPieces < 1)
            problems.Add("plan.targetPieces", Text.Broken("CAMPAIGN_TARGET"));
        return new()
        {
            Theme = problems.Take("plan.theme", PlainText.Parse(Theme, FieldLengths.Title, "THEME")),
            Conditions = problems.Take("plan.conditions", PlainText.Parse(Conditions, FieldLengths.Comment, "CONDITIONS")),
            Offers = problems.Take("plan.offers", PlainText.Parse(Offers, FieldLengths.Comment, "OFFERS")),
            Prizes = problems.Take("plan.prizes", PlainText.ParseOptional(Prizes, FieldLengths.Comment, "PRIZES")),
            PlatformFit = problems.Take("plan.platformFit", PlainText.Parse(PlatformFit, FieldLengths.Comment, "PLATFORM_FIT")),
            From = From, Until = Until, TargetOrders = TargetOrders, TargetPieces = TargetPieces, TargetAmount = amount?.Amount, Currency = amount?.Currency ?? Money.Yuan,
        };
    }
}
