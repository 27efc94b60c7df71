using System.Globalization;
using System.Resources;
using System.Text.Json.Nodes;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace EcommerceDashboard.Features.Api;

/// <summary>Describes the query of the API's requests, which is read whole (<see cref="KpiApiRequest"/>) and so is not seen by the generator.</summary>
internal static class KpiApiDescription
{
    // The API speaks English whatever the language of the request.
    private static readonly ResourceManager Words = new(typeof(KpiText));

    /// <summary>Adds the parameters to an operation.</summary>
    public static Task AddParameters(OpenApiOperation operation, bool rows)
    {
        var parameters = operation.Parameters ??= [];
        parameters.Add(Query("from", "First local day, included, such as 2017-01-01. Left out: from the first order on.", Day));
        parameters.Add(Query("to", "Last local day, included, such as 2017-12-31. Left out: up to the last order.", Day));
        foreach (var field in FilterField.All) parameters.Add(Query(field.Name, DescriptionOf(field), Many));
        parameters.Add(Query("compare", "What to compare with; previous when left out.", OneOf(Enum.GetValues<ComparisonMode>().Select(FilterQueryString.NameOf))));
        parameters.Add(Query("grain", "Part of a page's address; means nothing here.", OneOf(Enum.GetValues<Granularity>().Select(FilterQueryString.NameOf))));
        if (!rows) return Task.CompletedTask;

        parameters.Add(Query(KpiApiRequest.By, "What to give rows by. Left out: no rows.", OneOf(KpiApiRequest.Breakdowns)));
        parameters.Add(Query(KpiApiRequest.Sort, "Order of the rows of a dimension: by the figure, or by key (by name where the keys have names); - is descending; -value when left out.", OneOf(KpiApiRequest.Sorts)));
        parameters.Add(Query(KpiApiRequest.Skip, "Rows to leave out at the start.", Number(0)));
        parameters.Add(Query(KpiApiRequest.Take, $"Rows at most, up to {KpiApiRequest.MaxTake}; {KpiApiRequest.DefaultTake} when left out.", Number(1)));
        return Task.CompletedTask;
    }

    /// <summary>Adds the fields of the filter to the schema of <see cref="FilterModel"/>, which has them as data.</summary>
    public static Task AddFields(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonTypeInfo.Type != typeof(FilterModel)) return Task.CompletedTask;
        schema.Properties ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        foreach (var field in FilterField.All) schema.Properties[field.Name] = Many;
        return Task.CompletedTask;
    }

    private static string DescriptionOf(FilterField field)
    {
        var dimension = Dimension.Of(field);
        var what = dimension.Grain == Grain.Line ? "order lines" : "orders";
        var values = dimension.Names is null ? "this value" : "this id";
        return $"{Words.GetString($"Dimension.{dimension.Id}", CultureInfo.InvariantCulture)}: only {what} with {values}. "
            + "Several can be given; none means all; an empty one selects what has none.";
    }

    private static OpenApiParameter Query(string name, string description, OpenApiSchema schema) =>
        new() { Name = name, In = ParameterLocation.Query, Description = description, Schema = schema };

    private static OpenApiSchema Day => new() { Type = JsonSchemaType.String, Format = "date" };

    private static OpenApiSchema Many => new() { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } };

    private static OpenApiSchema OneOf(IEnumerable<string> values) =>
        new() { Type = JsonSchemaType.String, Enum = [.. values.Select(value => (JsonNode)JsonValue.Create(value))] };

    private static OpenApiSchema Number(int minimum) =>
        new() { Type = JsonSchemaType.Integer, Minimum = minimum.ToString(CultureInfo.InvariantCulture) };
}
