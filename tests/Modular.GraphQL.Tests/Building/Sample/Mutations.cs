namespace Modular.GraphQL.Tests.Building.Sample;

/// <summary>The name is taken.</summary>
/// <param name="Message">What to do.</param>
/// <param name="Taken">The name.</param>
internal sealed record NameTaken(string Message, string Taken) : IUserError
{
    /// <summary><c>NAME_TAKEN</c>.</summary>
    public string Code => "NAME_TAKEN";
}

/// <summary>Nobody declares it.</summary>
internal sealed record UndeclaredError(string Message) : IUserError
{
    public string Code => "UNDECLARED";
}

/// <summary>How to rename.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">The new name.</param>
internal sealed record RenameInput(MerchantId Id, string Name);

[MutationType, Authorize("merchants:write")]
internal static class MerchantMutations
{
    /// <summary>Applies.</summary>
    /// <param name="legalName">The name.</param>
    /// <param name="size">How large.</param>
    /// <returns>The merchant that applied.</returns>
    [Error<NameTaken>]
    public static async Task<FieldResult<Merchant>> ApplyAsMerchantAsync(string legalName, OrdersDb db, int size = 1)
    {
        await Task.Yield();
        db.Touch();
        return legalName switch
        {
            "taken" => FieldResult<Merchant>.Failure(new NameTaken($"{legalName} is taken.", legalName)),
            "bug" => FieldResult<Merchant>.Failure(new UndeclaredError("secret")),
            _ => new Merchant(OrderQueries.Known, $"{legalName} {size}", MerchantStatus.Draft, ""),
        };
    }

    /// <summary>Renames.</summary>
    [Authorize("merchants:rename"), AllowAnonymous]
    [return: GraphQLName("renamed")]
    public static MerchantId Rename(RenameInput input) => input.Id;

    /// <summary>Counts, without input.</summary>
    public static int[] Count() => [1, 2];
}
