namespace EcommerceDashboard.Kpis;

/// <summary>The figures of one feature; registered as a singleton by the feature and collected by <see cref="KpiCatalog"/>.</summary>
/// <param name="Id">Stable name and prefix of the figures' ids, as in <c>sales</c>.</param>
/// <param name="TextType">Marks the resources with <c>{Id}.Title</c> and <c>{Id}.Description</c> of every figure.</param>
/// <param name="Kpis">The figures, in the order of the documentation.</param>
public sealed record KpiArea(string Id, Type TextType, IReadOnlyList<Kpi> Kpis);
