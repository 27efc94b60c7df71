using System.Globalization;

namespace EcommerceDashboard.Features.Import.Page;

/// <summary>Sizes of files in words.</summary>
internal static class ByteText
{
    private const double Step = 1024;

    /// <summary>A size as people say it, in the reader's language: "1.5 MB", « 1,5 Mo ».</summary>
    public static string Of(double bytes)
    {
        var units = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr" ? (string[])["o", "Ko", "Mo", "Go"] : ["B", "KB", "MB", "GB"];
        var unit = 0;
        while (bytes >= Step && unit < units.Length - 1)
        {
            bytes /= Step;
            unit++;
        }
        return string.Create(CultureInfo.CurrentCulture, $"{bytes.ToString(unit == 0 || bytes >= 100 ? "N0" : "0.#", CultureInfo.CurrentCulture)}\u00A0{units[unit]}");
    }
}
