using System.Globalization;
using BenchmarkDotNet.Running;
using EcommerceDashboard.Benchmarks;
using EcommerceDashboard.EmbeddedMongo;

return args switch
{
    ["serve", .. var rest] => await ServeVerb.RunAsync(rest),
    ["kpis", .. var rest] => await KpisVerb.RunAsync(rest),
    ["measure", .. var rest] => await MeasureVerb.RunAsync(rest),
    ["gazetteer", .. var rest] => GazetteerVerb.Run(rest),
    ["import", var path] => await ImportVerb.RunAsync(path),
    ["places", .. var rest] => await PlacesVerb.RunAsync(rest),
    ["supported"] => Supported(),
    ["aggregation", .. var rest] => Aggregate(rest),
    ["--help"] or [] => Usage(),
    _ => Measure(args),
};

static int Aggregate(string[] arguments)
{
    AggregationBenchmarks.RunQuickly(arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 1_000_000);
    return 0;
}

static int Supported()
{
    Console.WriteLine(SupportTable.ToMarkdown());
    return 0;
}

static int Measure(string[] arguments)
{
    BenchmarkSwitcher.FromAssembly(typeof(AggregationBenchmarks).Assembly).Run(arguments);
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("serve [--port N] [--file F]   run EmbeddedMongo alone, without authentication, until Ctrl+C");
    Console.Error.WriteLine("kpis [ORDERS…]                time the queries of the sales page over sample shops of these sizes");
    Console.Error.WriteLine("measure [documents]           insert into a file, restart, look up; 1,000,000 documents unless told");
    Console.Error.WriteLine("aggregation [ORDERS]          time the dashboard's kinds of pipelines over so many orders in memory (1000000)");
    Console.Error.WriteLine("places [ORDERS]               time reading the gazetteer and finding the places of so many orders (1000000)");
    Console.Error.WriteLine("gazetteer FOLDER FILE         make the gazetteer that the app ships from its sources");
    Console.Error.WriteLine("import FILE                   import a CSV file into an empty EmbeddedMongo with a file, as the app does");
    Console.Error.WriteLine("supported                     print the table of EmbeddedMongo's README: what of MongoDB is there");
    Console.Error.WriteLine("--filter '*'                  any benchmark, by BenchmarkDotNet's own arguments");
    return 2;
}
