using EcommerceDashboard.Benchmarks;

return args switch
{
    ["serve", .. var rest] => await ServeVerb.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("serve [--port N] [--file F]   run EmbeddedMongo alone, without authentication, until Ctrl+C");
    return 2;
}
