using Modular.Host.Tests.EndToEnd;

namespace Modular.Host.Tests.Faults;

/// <summary>The mutations of a journey in their order.</summary>
internal static class JourneySteps
{
    /// <summary>Papers of a finished journey, their versions, and the reviews of these: the licence is rejected once.</summary>
    public const int Papers = 2;

    /// <inheritdoc cref="Papers"/>
    public const int Versions = 3;

    /// <inheritdoc cref="Papers"/>
    public const int Reviews = 5;

    private static readonly string[] Application = ["application", "id"];
    private static readonly string[] Paper = ["document", "id"];
    private static readonly string[] Agreement = ["application", "agreement", "textSha256"];

    public static IReadOnlyList<JourneyStep> Of(Journey of) =>
    [
        JourneyStep.Mutation("apply", of.Applicant, "applyAsMerchant", Application, () => MerchantStory.Application(of.Number)),
        .. of.IsCorrected ? Corrected(of) : [],
        Submit("licence", of, "BUSINESS_LICENCE", () => null),
        Review("reject", "reviewer", "First", () => of["licence"], isAccepted: false),
        Submit("licence again", of, "BUSINESS_LICENCE", () => of["licence"]),
        Review("licence, first review", "reviewer", "First", () => of["licence"]),
        Review("licence, detailed review", "reviewer2", "Detailed", () => of["licence"]),
        Submit("card", of, "LEGAL_REPRESENTATIVE_ID_CARD", () => null),
        Review("card, first review", "reviewer2", "First", () => of["card"]),
        Review("card, detailed review", "reviewer", "Detailed", () => of["card"]),
        JourneyStep.Mutation("acknowledge", "reviewer", "acknowledgeDataUse", ["dataUse", "code"], () => new { code = "merchant-contact", version = 1 }) with { IsKeyed = false },
        JourneyStep.Mutation("reveal", "reviewer", "revealApplicationValue", ["value"],
            () => new { applicationId = of["apply"], field = "CONTACT_PHONE", dataUse = "merchant-contact", reason = "To call back." }) with { IsKeyed = false },
        JourneyStep.Mutation("approve", "reviewer", "approveApplication", Agreement, () => new { applicationId = of["apply"] }),
        .. of.IsSigned ? Signed(of) : [],
    ];

    private static IEnumerable<JourneyStep> Corrected(Journey of) =>
    [
        JourneyStep.Mutation("ask for changes", "reviewer", "requestApplicationChanges", Application, () => new { applicationId = of["apply"], comment = "The address is missing." }),
        JourneyStep.Mutation("hand in again", of.Applicant, "resubmitApplication", Application, () => new
        {
            applicationId = of["apply"],
            legalName = $"上海第{of.Number}服饰有限公司",
            uscc = ChinaCodes.Uscc(of.Number),
            legalRepresentative = new { name = "李文博", idCard = ChinaCodes.IdCard(of.Number) },
            contact = new { name = "王芳", phone = "13812345678", email = "wang@example.com" },
            address = "上海市黄浦区中山东一路2号",
        }),
    ];

    private static IEnumerable<JourneyStep> Signed(Journey of) =>
    [
        JourneyStep.Mutation("sign for the merchant", of.Applicant, "signAgreement", Application, () => new { applicationId = of["apply"], party = "MERCHANT", textSha256 = of["approve"] }),
        JourneyStep.Mutation("sign for the platform", "admin", "signAgreement", ["application", "merchant", "id"],
            () => new { applicationId = of["apply"], party = "PLATFORM", textSha256 = of["approve"] }),
    ];

    private static JourneyStep Submit(string name, Journey of, string type, Func<string?> replaces) =>
        JourneyStep.Mutation(name, "uploader2", "submitDocument", Paper, () => new { applicationId = of["apply"], type, replacesDocumentId = replaces(), file = (string?)null })
            with { File = PaperFiles.Pdf($"{name} of {of.Number}") };

    private static JourneyStep Review(string name, string user, string stage, Func<string> document, bool isAccepted = true) =>
        JourneyStep.Mutation(name, user, $"complete{stage}Review", Paper, () => isAccepted
            ? new { documentId = document(), decision = "ACCEPT" }
            : new { documentId = document(), decision = "REJECT", reasonCode = "UNREADABLE", reasonText = "The stamp cannot be read." });
}
