using System.Text.Json;
using Merchants.Model;
using Modular.Kernel;

namespace Merchants.Privacy;

/// <summary>Writes what the module holds of somebody, for that person (ACC-03).</summary>
internal static class ApplicantsExport
{
    /// <summary>An application with its papers; the files themselves are downloaded beside it.</summary>
    public static void Write(Utf8JsonWriter json, MerchantApplication application, IEnumerable<Document> papers)
    {
        json.WriteStartObject();
        json.WriteString("id", application.Id.Value);
        json.WriteString("status", StateName.Of(application.Status));
        json.WriteString("legalName", application.LegalName);
        json.WriteString("uscc", application.Uscc);
        json.WriteString("address", application.Address);
        json.WriteStartObject("legalRepresentative");
        json.WriteString("name", application.LegalRepresentative.Name.Open());
        json.WriteString("idCard", application.LegalRepresentative.IdCard.Open());
        json.WriteEndObject();
        Write(json, application.Contact);
        json.WriteString("submittedAt", application.SubmittedAt);
        json.WriteStartArray("papers");
        foreach (var paper in papers)
            Write(json, paper);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>A merchant.</summary>
    public static void Write(Utf8JsonWriter json, Merchant merchant)
    {
        json.WriteStartObject();
        json.WriteString("id", merchant.Id.Value);
        json.WriteString("status", StateName.Of(merchant.Status));
        json.WriteString("name", merchant.Name);
        json.WriteString("uscc", merchant.Uscc);
        json.WriteString("address", merchant.Address);
        Write(json, merchant.Contact);
        json.WriteString("createdAt", merchant.CreatedAt);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Contact contact)
    {
        json.WriteStartObject("contact");
        json.WriteString("name", contact.Name.Open());
        json.WriteString("phone", contact.Phone.Open());
        json.WriteString("email", contact.Email.Open());
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Document paper)
    {
        json.WriteStartObject();
        json.WriteString("id", paper.Id.Value);
        json.WriteString("type", StateName.Of(paper.Type));
        json.WriteString("status", StateName.Of(paper.Status));
        json.WriteStartArray("versions");
        foreach (var version in paper.Versions.OrderBy(v => v.Number))
        {
            json.WriteStartObject();
            json.WriteNumber("number", version.Number);
            json.WriteString("fileName", version.FileName.Open());
            json.WriteString("sha256", version.Sha256);
            json.WriteString("submittedAt", version.SubmittedAt);
            json.WriteStartObject("elements");
            foreach (var element in version.Elements.OrderBy(e => e.Code, StringComparer.Ordinal))
                json.WriteString(element.Code, element.Sealed.Open());
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
