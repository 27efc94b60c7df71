using System.Globalization;
using System.Text;

namespace EcommerceDashboard.Data.Fields;

/// <summary>Names of columns, compared without what people write differently.</summary>
public static class ColumnName
{
    /// <summary>The letters and digits of a name, in lower case and without accents: "N° de Commande" and "n_de_commande" are the same.</summary>
    public static string Key(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var character in name.Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(character) && CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark) key.Append(char.ToLowerInvariant(character));
        }
        return key.ToString();
    }
}
