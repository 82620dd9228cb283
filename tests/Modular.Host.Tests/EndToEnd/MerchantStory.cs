using System.Text.Json;

namespace Modular.Host.Tests.EndToEnd;

/// <summary>The steps of an application as a front end takes them: one document each, payload given back.</summary>
internal sealed class MerchantStory(GraphQLClient client)
{
    private const string Errors = "errors { __typename ... on Error { message code } }";
    private const string InputErrors = "errors { __typename ... on Error { message code } ... on InvalidInputError { field rule } }";

    public GraphQLClient Client { get; } = client;

    public static object Application(int number, string? uscc = null, string? idCard = null, string? phone = null, Guid? owner = null) => new
    {
        legalName = $"上海第{number}服饰有限公司",
        uscc = uscc ?? ChinaCodes.Uscc(number),
        legalRepresentative = new { name = "李文博", idCard = idCard ?? ChinaCodes.IdCard(number) },
        contact = new { name = "王芳", phone = phone ?? "13812345678", email = "wang@example.com" },
        address = "上海市黄浦区中山东一路1号",
        merchantUserId = owner,
    };

    public Task<JsonElement> ApplyAsync(string? user, object input) => MutateAsync(
        user, "applyAsMerchant", $$"""
        mutation($input: ApplyAsMerchantInput!) { applyAsMerchant(input: $input) {
          application { id status legalName uscc legalRepresentative { name idCard } contact { phone email } } {{InputErrors}} } }
        """, input);

    public async Task<JsonElement> SubmitAsync(
        string? user, string application, string type, byte[] file, string fileName = "paper.pdf", string contentType = "application/pdf", string? replaces = null) =>
        Payload(await SubmitRawAsync(user, application, type, file, fileName, contentType, replaces), "submitDocument");

    public Task<JsonElement> SubmitRawAsync(
        string? user, string application, string type, byte[] file, string fileName = "paper.pdf", string contentType = "application/pdf", string? replaces = null) =>
        Client.UploadAsync(
            user,
            $$"""
            mutation($input: SubmitDocumentInput!) { submitDocument(input: $input) {
              document { id status versionNumber stage currentVersion { number format pixelWidth pixelHeight sha256 sameFileAs { versionNumber } } } {{InputErrors}} } }
            """,
            new { input = new { applicationId = application, type, replacesDocumentId = replaces, file = (string?)null } },
            "input.file", file, fileName, contentType);

    public Task<JsonElement> ReviewAsync(string? user, string stage, string document, string decision = "ACCEPT", string? reasonCode = null, string? reasonText = null) =>
        MutateAsync(
            user, $"complete{stage}Review", $$"""
            mutation($input: Complete{{stage}}ReviewInput!) { complete{{stage}}Review(input: $input) {
              document { id status versionNumber } {{InputErrors}} } }
            """, new { documentId = document, decision, reasonCode, reasonText });

    public Task<JsonElement> ApproveAsync(string? user, string application) => MutateAsync(
        user, "approveApplication", $$"""
        mutation($input: ApproveApplicationInput!) { approveApplication(input: $input) {
          application { status agreement { text textSha256 isConcluded } } {{Errors}} } }
        """, new { applicationId = application });

    public Task<JsonElement> SignAsync(string? user, string application, string party, string textSha256) => MutateAsync(
        user, "signAgreement", $$"""
        mutation($input: SignAgreementInput!) { signAgreement(input: $input) {
          application { status agreement { isConcluded merchantSignature { signerName } platformSignature { signerName } } merchant { id name status uscc } } {{Errors}} } }
        """, new { applicationId = application, party, textSha256 });

    /// <summary>Sends a mutation with one input that must reach its payload.</summary>
    public async Task<JsonElement> MutateAsync(string? user, string field, string document, object input) =>
        Payload(await Client.SendAsync(user, document, new { input }), field);

    private static JsonElement Payload(JsonElement answer, string field) =>
        answer.TryGetProperty("errors", out var errors)
            ? throw new InvalidOperationException($"{field} failed: {errors}")
            : answer.GetProperty("data").GetProperty(field);
}
