using Accounts.Contracts;
using Accounts.Model;
using Accounts.Persistence;
using Microsoft.EntityFrameworkCore;
using Modular.GraphQL;
using Modular.Kernel;

namespace Accounts.ChooseLanguage;

/// <summary>Choosing the language to be spoken to in.</summary>
[MutationType]
internal static class ChooseLanguageMutation
{
    /// <summary>
    /// Chooses the language of labels, messages, reasons and mails for the caller, whatever <c>Accept-Language</c> says (FE-03); it holds from the next request on.
    /// </summary>
    /// <param name="language">A tag of BCP 47 whose language is spoken here, <c>en</c> or <c>zh-CN</c>; null lets each request decide again.</param>
    /// <returns>The caller.</returns>
    [Authorize]
    [Error<InvalidInputError>]
    [Error<EditConflictError>]
    [return: GraphQLName("user")]
    public static async Task<FieldResult<User>> ChooseLanguageAsync(
        string? language, AccountsDb db, ICaller caller, IAccessCache access, CancellationToken cancellationToken)
    {
        var chosen = language is null ? null : Languages.Find(language);
        if (language is not null && chosen is null)
            return new[] { Text.Invalid("language", "LANGUAGE", string.Join(", ", Languages.All.Select(l => l.Name))) };
        var id = new UserId(caller.UserId!.Value);
        var user = await db.Users.SingleAsync(u => u.Id == id, cancellationToken);
        user.Choose(chosen);
        if (await db.TrySaveChangesAsync(cancellationToken) is { } conflict)
            return new IUserError[] { conflict };
        access.Forget(id.Value);
        return user;
    }
}
