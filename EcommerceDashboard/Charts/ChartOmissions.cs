using Microsoft.Extensions.Localization;

namespace EcommerceDashboard.Charts;

/// <summary>What a picture cannot show of its chart: rectangles and bubbles of nothing or less, places that are not on the map, compared days that are beside none. Its table has them all.</summary>
public static class ChartOmissions
{
    private const int MostNamed = 5;
    private const int MostLetters = 40;

    /// <summary>The categories that are drawn, in order.</summary>
    public static IReadOnlyList<int> Drawn(ChartSpec spec)
    {
        var main = spec.Series.FirstOrDefault(series => series.Role == SeriesRole.Main);
        var all = Enumerable.Range(0, spec.Categories.Count);
        bool HasSize(int i) => main?.Values[i] > 0;
        switch (spec.Kind)
        {
            case ChartKind.Treemap:
                var parts = all.Where(i => spec.Categories[i].Parent is not null && HasSize(i)).Select(i => spec.Categories[i].Parent!).ToHashSet();
                var parents = spec.Categories.Select(category => category.Parent).OfType<string>().ToHashSet();
                return [.. all.Where(i => parents.Contains(spec.Categories[i].Key) ? parts.Contains(spec.Categories[i].Key) : HasSize(i))];
            case ChartKind.AreaMap:
                return [.. all.Where(i => main?.Values[i] is not null && spec.Categories[i].Area is { } area && MapAreas.IsOnMap(area, spec.Scope))];
            case ChartKind.BubbleMap:
                return [.. all.Where(i => HasSize(i) && spec.Categories[i].Location is not null)];
            default:
                return [.. all];
        }
    }

    /// <summary>What is left out, in a sentence of the current culture; null: nothing is.</summary>
    public static string? Note(ChartSpec spec, IStringLocalizer<ChartText> texts)
    {
        if (spec.Unmatched.Count > 0) return texts["Unmatched", Names(spec.Unmatched.Select(left => left.Label), spec.Unmatched.Count, texts)];
        if (spec.Kind is not (ChartKind.Treemap or ChartKind.AreaMap or ChartKind.BubbleMap)) return null;
        var left = Enumerable.Range(0, spec.Categories.Count).Except(Drawn(spec)).ToArray();
        if (left.Length == 0) return null;
        return texts[spec.Kind == ChartKind.Treemap ? "WithoutArea" : "NotOnMap", left.Length, Names(left.Select(i => spec.Categories[i].Label), left.Length, texts)];
    }

    private static string Names(IEnumerable<string> labels, int count, IStringLocalizer<ChartText> texts)
    {
        var names = string.Join(", ", labels.Take(MostNamed).Select(label => ChartLabels.Shorten(label, MostLetters)));
        return count > MostNamed ? texts["AndMore", names, count - MostNamed] : names;
    }
}
