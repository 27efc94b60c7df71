using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;

namespace EcommerceDashboard.Features.Api;

/// <summary>The figures over HTTP, as JSON: the same queries as the pages.</summary>
public static class KpiApi
{
    /// <summary>Registers the API's description.</summary>
    public static IServiceCollection AddKpiApi(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.AddOpenApi(options => options
            .AddSchemaTransformer(KpiApiDescription.AddFields)
            .AddDocumentTransformer((document, _, _) =>
            {
                document.Info.Title = "E-commerce dashboard";
                document.Info.Description = "The figures of the dashboard. Decimals are exact: read them as decimals, not as binary floating point.";
                return Task.CompletedTask;
            }));
        return services;
    }

    /// <summary>Maps <c>/api/kpis</c>, <c>/api/kpis/{id}</c> and <c>/openapi/v1.json</c>.</summary>
    public static IEndpointRouteBuilder MapKpiApi(this IEndpointRouteBuilder app)
    {
        var kpis = app.MapGroup("/api/kpis").WithTags("KPIs").AddEndpointFilter(ApiProblems.Guard)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        kpis.MapGet("/", AllAsync).WithName("kpis").WithSummary("All figures under a filter")
            .Produces<KpisResponse>()
            .AddOpenApiOperationTransformer((operation, _, _) => KpiApiDescription.AddParameters(operation, rows: false));
        kpis.MapGet("/{id}", OneAsync).WithName("kpi").WithSummary("One figure under a filter, by a dimension or over time")
            .Produces<KpiResponse>().ProducesProblem(StatusCodes.Status404NotFound)
            .AddOpenApiOperationTransformer((operation, _, _) => KpiApiDescription.AddParameters(operation, rows: true));
        app.MapOpenApi();
        return app;
    }

    private static async Task<IResult> AllAsync(HttpContext context, KpiCatalog catalog, IKpiQueries queries, KpiFormatter formatter)
    {
        var (request, errors) = KpiApiRequest.Read(context.Request.Query, rows: false);
        if (errors.Count > 0) return ApiProblems.Refused(StatusCodes.Status400BadRequest, errors);
        var totals = await queries.TotalsAsync([.. catalog.All], request.Filter, context.RequestAborted);
        var figures = catalog.All.ToDictionary(kpi => kpi.Id, kpi => new KpiModel(totals[kpi].Value, totals[kpi].Previous, UnitOf(kpi), totals[kpi].IsEstimate), StringComparer.Ordinal);
        return Fresh(context, new KpisResponse(
            FilterModel.Of(request.Filter), PeriodModel.Current(totals.Periods), PeriodModel.Comparison(totals.Periods), formatter.CurrencyCode, figures));
    }

    private static async Task<IResult> OneAsync(string id, HttpContext context, KpiCatalog catalog, IKpiQueries queries, KpiFormatter formatter)
    {
        if (catalog.Find(id) is not { } kpi)
            return ApiProblems.Refused(StatusCodes.Status404NotFound, new ApiError("id", id, $"Expected one of: {string.Join(", ", catalog.All.Select(known => known.Id))}."));
        var (request, errors) = KpiApiRequest.Read(context.Request.Query, rows: true);
        if (errors.Count > 0) return ApiProblems.Refused(StatusCodes.Status400BadRequest, errors);
        if (!request.HasRowsOf(kpi))
            return ApiProblems.Refused(StatusCodes.Status400BadRequest, new ApiError(KpiApiRequest.By, context.Request.Query[KpiApiRequest.By].ToString(), $"{kpi.Id} has no such rows: ask without by, or {RowsOf(kpi)}."));

        var totals = await queries.TotalsAsync([kpi], request.Filter, context.RequestAborted);
        var response = new KpiResponse(
            FilterModel.Of(request.Filter), PeriodModel.Current(totals.Periods), PeriodModel.Comparison(totals.Periods), formatter.CurrencyCode,
            kpi.Id, UnitOf(kpi), totals[kpi].Value, totals[kpi].Previous, totals[kpi].IsEstimate, By: null, RowUnit: null, TotalRows: null, Rows: null);
        if (request.Dimension is { } dimension)
        {
            var order = new BreakdownOrder(request.SortsByKey ? null : kpi, request.Descends, request.Skipped, request.Taken);
            var breakdown = await queries.BreakdownAsync([kpi], request.Filter, dimension, order, context.RequestAborted);
            response = response with { By = dimension.Id, RowUnit = breakdown.RowUnit is { } unit ? FilterQueryString.NameOf(unit) : null, TotalRows = breakdown.TotalRows, Rows = [.. breakdown.Rows.Select(row => RowOf(row, kpi))] };
        }
        else if (request.Grain is { } grain)
        {
            var series = await queries.SeriesAsync([kpi], request.Filter, grain, context.RequestAborted);
            if (series.Grain != grain && series.Buckets.Count > 0) return TooManyBuckets(grain, series.Grain);
            response = response with { By = FilterQueryString.NameOf(grain), TotalRows = series.Buckets.Count, Rows = [.. series.Buckets.Select(bucket => RowOf(bucket, kpi))], Unmatched = [.. series.Unmatched.Select(bucket => RowOf(bucket, kpi))] };
        }

        return Fresh(context, response);
    }

    private static IResult TooManyBuckets(Granularity asked, Granularity possible) => ApiProblems.Refused(
        StatusCodes.Status400BadRequest,
        new ApiError(KpiApiRequest.By, FilterQueryString.NameOf(asked), $"Expected {FilterQueryString.NameOf(possible)} or longer for a range of this length, or a shorter range."));

    private static string RowsOf(Kpi kpi) =>
        kpi.ComputedRows is { } computed ? $"by one of: {string.Join(", ", computed.Dimensions.Select(dimension => dimension.Id))}" : "by what an order has";

    private static RowModel RowOf(KpiRow row, Kpi kpi) => new(row.Key, row.Label, row.Values[kpi.Id].Value, row.Values[kpi.Id].Previous, row.Values[kpi.Id].IsEstimate);

    private static RowModel RowOf(KpiBucket bucket, Kpi kpi)
    {
        var key = FilterQueryString.FormatDay(bucket.Start);
        var value = bucket.Values[kpi.Id];
        return new RowModel(key, key, value.Value, value.Previous, value.IsEstimate, bucket.End, bucket.IsIncomplete, bucket.Compared?.From, bucket.Compared?.To);
    }

    private static UnmatchedModel RowOf(ComparedBucket bucket, Kpi kpi) => new(bucket.Days.From, bucket.Days.To, bucket.Values[kpi.Id].Previous);

    /// <summary>Figures change with every import: no cache on the way may keep them.</summary>
    private static IResult Fresh<TResponse>(HttpContext context, TResponse response)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(response);
    }

    private static string UnitOf(Kpi kpi) => FilterQueryString.NameOf(kpi.Unit);
}
