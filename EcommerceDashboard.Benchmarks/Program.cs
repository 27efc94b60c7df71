using EcommerceDashboard.Benchmarks;

return args switch
{
    ["serve", .. var rest] => await ServeVerb.RunAsync(rest),
    ["kpis", .. var rest] => await KpisVerb.RunAsync(rest),
    ["measure", .. var rest] => await MeasureVerb.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("serve [--port N] [--file F]   run EmbeddedMongo alone, without authentication, until Ctrl+C");
    Console.Error.WriteLine("kpis [ORDERS…]                time the queries of the sales page over sample shops of these sizes");
    Console.Error.WriteLine("measure [documents]           insert into a file, restart, look up; 1,000,000 documents unless told");
    return 2;
}
