using Plotly.Blazor;

namespace EcommerceDashboard.Charts;

/// <summary>A picture as Plotly takes it. Point n of every trace is category n of the chart, which is how a click finds its category.</summary>
/// <param name="Data">The traces.</param>
/// <param name="Layout">Axes, legend, colours.</param>
/// <param name="Config">Behaviour.</param>
public sealed record PlotlyFigure(IList<ITrace> Data, Layout Layout, Config Config);
