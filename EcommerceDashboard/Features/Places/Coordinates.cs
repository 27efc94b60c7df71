using System.Globalization;

namespace EcommerceDashboard.Features.Places;

/// <summary>Coordinates as people type them.</summary>
public static class Coordinates
{
    /// <summary>Degrees with a point or a comma before the decimals; null: it is no number, or beyond the limit.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="limit">90 for a latitude, 180 for a longitude.</param>
    public static double? Read(string? text, double limit) =>
        double.TryParse((text ?? "").Trim().Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= limit ? degrees : null;

    /// <summary>Degrees as they are typed, to about 10 m.</summary>
    public static string Write(double degrees) => degrees.ToString("0.####", CultureInfo.InvariantCulture);
}
