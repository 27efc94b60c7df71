using EcommerceDashboard.Benchmarks;

return args switch
{
    ["serve", .. var rest] => await ServeVerb.RunAsync(rest),
    ["kpis", .. var rest] => await KpisVerb.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("serve [--port N] [--file F]   run EmbeddedMongo alone, without authentication, until Ctrl+C");
    Console.Error.WriteLine("kpis [ORDERS…]                time the queries of the sales page over sample shops of these sizes");
    return 2;
}
