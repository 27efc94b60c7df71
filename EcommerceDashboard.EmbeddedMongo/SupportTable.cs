using EcommerceDashboard.EmbeddedMongo.Aggregation;
using EcommerceDashboard.EmbeddedMongo.Aggregation.Expressions;
using EcommerceDashboard.EmbeddedMongo.Aggregation.Windows;
using EcommerceDashboard.EmbeddedMongo.Commands;
using EcommerceDashboard.EmbeddedMongo.Query.Matching;
using EcommerceDashboard.EmbeddedMongo.Query.Updating;

namespace EcommerceDashboard.EmbeddedMongo;

/// <summary>What of MongoDB is there, as the README shows it: read from the tables that the server itself looks names up in.</summary>
internal static class SupportTable
{
    /// <summary>A table in Markdown.</summary>
    public static string ToMarkdown()
    {
        (string Kind, IEnumerable<string> Names)[] rows =
        [
            ("Commands", CommandTable.Names),
            ("Stages", StageCatalog.Names),
            ("Accumulators", AccumulatorCatalog.Names),
            ("Window operators, beside the accumulators", WindowCatalog.Names),
            ("Expressions", OperatorCatalog.Names),
            ("Query operators", FilterParser.Names),
            ("Update operators", UpdateOperators.Names),
        ];
        var lines = rows.Select(row => $"| {row.Kind} | {string.Join(' ', row.Names.Select(name => $"`{name}`"))} |");
        return string.Join('\n', ["| kind | names |", "|---|---|", .. lines]);
    }
}
