using System.Text.Json.Nodes;
using EcommerceDashboard.Filters;
using Microsoft.OpenApi;

namespace EcommerceDashboard.Features.Api;

/// <summary>Describes the query of the API's requests, which is read whole (<see cref="KpiApiRequest"/>) and so is not seen by the generator.</summary>
internal static class KpiApiDescription
{
    /// <summary>Adds the parameters to an operation.</summary>
    public static Task AddParameters(OpenApiOperation operation, bool rows)
    {
        var parameters = operation.Parameters ??= [];
        parameters.Add(Query("from", "First local day, included, such as 2017-01-01. Left out: from the first order on.", Day));
        parameters.Add(Query("to", "Last local day, included, such as 2017-12-31. Left out: up to the last order.", Day));
        parameters.Add(Query("region", "A ship-to region. Several can be given; none means all; an empty one selects orders without.", Many));
        parameters.Add(Query("segment", "A customer segment. Several can be given; none means all.", Many));
        parameters.Add(Query("category", "A product category: narrows the lines of an order. Several can be given; none means all.", Many));
        parameters.Add(Query("compare", "What to compare with; previous when left out.", OneOf(Enum.GetValues<ComparisonMode>().Select(FilterQueryString.NameOf))));
        parameters.Add(Query("grain", "Part of a page's address; means nothing here.", OneOf(Enum.GetValues<Granularity>().Select(FilterQueryString.NameOf))));
        if (!rows) return Task.CompletedTask;

        parameters.Add(Query(KpiApiRequest.By, "What to give rows by. Left out: no rows.", OneOf(KpiApiRequest.Breakdowns)));
        parameters.Add(Query(KpiApiRequest.Sort, "Order of the rows of a dimension: by the figure, or by key (by name where the keys have names); - is descending; -value when left out.", OneOf(KpiApiRequest.Sorts)));
        parameters.Add(Query(KpiApiRequest.Skip, "Rows to leave out at the start.", Number(0)));
        parameters.Add(Query(KpiApiRequest.Take, $"Rows at most, up to {KpiApiRequest.MaxTake}; {KpiApiRequest.DefaultTake} when left out.", Number(1)));
        return Task.CompletedTask;
    }

    private static OpenApiParameter Query(string name, string description, OpenApiSchema schema) =>
        new() { Name = name, In = ParameterLocation.Query, Description = description, Schema = schema };

    private static OpenApiSchema Day => new() { Type = JsonSchemaType.String, Format = "date" };

    private static OpenApiSchema Many => new() { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } };

    private static OpenApiSchema OneOf(IEnumerable<string> values) =>
        new() { Type = JsonSchemaType.String, Enum = [.. values.Select(value => (JsonNode)JsonValue.Create(value))] };

    private static OpenApiSchema Number(int minimum) =>
        new() { Type = JsonSchemaType.Integer, Minimum = minimum.ToString(System.Globalization.CultureInfo.InvariantCulture) };
}
