using Merchants.Files;
using Merchants.Model;
using Merchants.Persistence;
using Modular.GraphQL;
using Modular.Kernel;
using Modular.Persistence;

namespace Merchants.EnterDocument;

/// <summary>Takes files in: the one way for what is handed in, was collected or supplied (DOC-04).</summary>
internal sealed class PaperIntake(FileStore files, MerchantsOptions options)
{
    /// <summary>Looks at a file before it is stored: size, format by content, whole or not.</summary>
    public Checked<InspectedFile> Inspect(IUpload file)
    {
        if (file.Length > options.MaxFileBytes)
            return Text.Broken("FILE_SIZE", file.Length, options.MaxFileBytes);
        using var content = file.OpenReadStream();
        return FileInspection.Inspect(content, options.MaxPixels);
    }

    /// <summary>Stores a file that was found good.</summary>
    public async Task<SubmittedFile> StoreAsync(IUpload file, InspectedFile inspected, CancellationToken cancellationToken)
    {
        await using var content = file.OpenReadStream();
        return new(ShortName(file.FileName), inspected, await files.SaveAsync(content, cancellationToken));
    }

    /// <summary>The name is only ever shown; without folders, control characters and undue length.</summary>
    private static string ShortName(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = string.Concat(last.Where(c => !char.IsControl(c)));
        return clean.Length <= FieldLengths.FileName ? clean : clean[^FieldLengths.FileName..];
    }
}
