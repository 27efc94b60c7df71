using System.Globalization;
using System.Resources;

namespace EcommerceDashboard.Kpis;

/// <summary>The words inside formatted figures and dates, for a culture that need not be the current one.</summary>
internal static class KpiWords
{
    private static readonly ResourceManager Resources = new(typeof(KpiText));

    public static string Format(CultureInfo culture, string name, params object[] values) =>
        string.Format(culture, Resources.GetString(name, culture) ?? throw new ArgumentException($"No resource {name}.", nameof(name)), values);
}
