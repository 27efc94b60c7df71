using Plotly.Blazor;

namespace EcommerceDashboard.Charts;

/// <summary>A picture as Plotly takes it, and the way back from a mark to what it stands for: Plotly reports only the place of a click.</summary>
/// <param name="Data">The traces.</param>
/// <param name="Layout">Axes, legend, colours.</param>
/// <param name="Config">Behaviour.</param>
public sealed record PlotlyFigure(IList<ITrace> Data, Layout Layout, Config Config)
{
    /// <summary>The categories behind the points of every trace, where some of the chart are not drawn; null: point n is category n.</summary>
    public IReadOnlyList<int>? Points { get; init; }

    /// <summary>Of pictures in cells: series and category of each cell, row by row; null in it: nothing is there.</summary>
    public IReadOnlyList<IReadOnlyList<(int Series, int Category)?>>? Cells { get; init; }
}
