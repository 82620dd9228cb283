using Merchants.Contracts;
using Merchants.Files;
using Merchants.Model;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.Tests;

/// <summary>Well-formed things to test with.</summary>
internal static class Samples
{
    public static readonly DateTime Monday = MovableClock.Start; // 10:00 in Shanghai.
    public static readonly Actor Applicant = ActorOf(DemoUsers.Merchant);
    public static readonly Actor Uploader = ActorOf(DemoUsers.Uploader);
    public static readonly Actor Reviewer = ActorOf(DemoUsers.Reviewer);
    public static readonly Actor Reviewer2 = ActorOf(DemoUsers.Reviewer2);
    public static readonly DateTime DetailsDueAt = Monday.AddDays(2);
    public static readonly Rejection Blurred = new(RejectionReason.Unreadable, "The stamp cannot be read.");

    private static int _uscc;

    public static Actor ActorOf(DemoUser user) => new(user.Id);

    /// <summary>A valid code that no other call got.</summary>
    public static string Uscc()
    {
        var first17 = $"91310000MA{Interlocked.Increment(ref _uscc):D7}";
        return first17 + Modular.Kernel.Uscc.CheckCharacterOf(first17);
    }

    public static CompanyDetails Company(string? uscc = null) => new(
        "上海云裳服饰有限公司", uscc ?? Uscc(), "上海市黄浦区中山东一路1号",
        new() { Name = SealedText.Of("李文博"), IdCard = SealedText.Of("11010519491231002X") }, new() { Name = SealedText.Of("李文博"), Phone = SealedText.Of("13812345678"), Email = SealedText.Of("li@example.com") });

    public static MerchantApplication Application(Actor? by = null, Guid? owner = null, string? uscc = null) =>
        MerchantApplication.Submit(new(Guid.CreateVersion7()), Company(uscc), owner ?? (by ?? Applicant).Id, by ?? Applicant, Monday);

    public static SubmittedFile File(char fill = 'a') =>
        new("licence.pdf", new InspectedFile(FileFormat.Pdf, null, null), new StoredFile(new string(fill, 64), 1234));

    public static Document Document(MerchantApplication application, DocumentType type = DocumentType.BusinessLicence, Actor? by = null, DateTime? at = null)
    {
        var document = Merchants.Model.Document.Begin(new DocumentId(Guid.CreateVersion7()), application, type, by ?? Uploader, at ?? Monday);
        Assert.Null(document.Submit(File(), null, by ?? Uploader, at ?? Monday, (at ?? Monday).AddHours(4)));
        return document;
    }

    /// <summary>A paper that was entered and waits for its check before the upload.</summary>
    public static Document Entered(MerchantApplication application, DocumentType type = DocumentType.BusinessLicence)
    {
        var document = Merchants.Model.Document.Begin(new DocumentId(Guid.CreateVersion7()), application, type, Uploader, Monday);
        Assert.Null(document.Register(File(), null, HandedInUnder.BuiltIn, Uploader, Monday));
        return document;
    }
}
