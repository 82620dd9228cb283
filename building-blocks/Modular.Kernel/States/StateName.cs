using System.Text;

namespace Modular.Kernel;

/// <summary>The name of an enum value as the schema shows it, in upper snake case.</summary>
public static class StateName
{
    /// <summary><c>ChangesRequested</c> becomes <c>CHANGES_REQUESTED</c>.</summary>
    public static string Of<TEnum>(TEnum value) where TEnum : struct, Enum => InCapitals(value.ToString());

    /// <summary>The same of a name: <c>MerchantApplication</c> becomes <c>MERCHANT_APPLICATION</c>.</summary>
    public static string InCapitals(string name)
    {
        var result = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && !char.IsUpper(name[i - 1]))
                result.Append('_');
            result.Append(char.ToUpperInvariant(name[i]));
        }

        return result.ToString();
    }
}
