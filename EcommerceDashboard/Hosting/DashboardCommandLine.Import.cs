using System.CommandLine;
using EcommerceDashboard.Features.Import.Console;
using EcommerceDashboard.Features.Import.Layouts;
using EcommerceDashboard.Features.Import.Reading;

namespace EcommerceDashboard.Hosting;

/// <summary>The verb <c>import</c>.</summary>
internal static partial class DashboardCommandLine
{
    private static Command ImportVerb(List<Option<string>> settings)
    {
        var file = new Argument<string>("file") { Description = "The CSV file, relative to the current folder." };
        var layout = new Option<string>("--layout") { HelpName = "id", Description = $"How the file is laid out: {ImportLayouts.Ids}. Default: its header tells." };
        var mapping = new Option<string>("--mapping") { HelpName = "file.json", Description = "Which column holds what, formats and currencies; docs/data.md describes it." };
        var dateFormat = new Option<string>("--date-format") { HelpName = "format", Description = $"How dates are written: {DateOrder.Names}. Default: found out, and asked for where it cannot be." };
        var decimalMark = new Option<string>("--decimal-mark") { HelpName = "mark", Description = "What stands before decimals: . or ,. Default: found out, and asked for where it cannot be." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be taken and what not, and change nothing." };
        var acceptRejects = new Option<bool>("--accept-rejects") { Description = "Go on without the orders that cannot be taken." };
        var rejects = new Option<string>("--rejects") { HelpName = "file.csv", Description = "Write the lines that cannot be taken there, with their line and the reason." };
        var json = new Option<bool>("--json") { Description = "Report as one JSON object on standard output." };
        var import = new Command(
            "import",
            "Loads the orders of a CSV file, one row for each order line. Replaces the sample shop; adds to and updates orders imported before.\n"
            + "Exit code 0: done. 1: the file was refused, and nothing changed. 2: nothing could be tried.")
        {
            file, layout, mapping, dateFormat, decimalMark, dryRun, acceptRejects, rejects, json,
        };
        import.TreatUnmatchedTokensAsErrors = false;
        import.SetAction((parsed, cancellation) => GuardAsync(parsed, settings, arguments => ImportAsync(
            new ImportArguments(Path.GetFullPath(parsed.GetRequiredValue(file)))
            {
                Layout = parsed.GetValue(layout),
                Mapping = FullPath(parsed.GetValue(mapping)),
                DateFormat = parsed.GetValue(dateFormat),
                DecimalMark = parsed.GetValue(decimalMark),
                IsDryRun = parsed.GetValue(dryRun),
                AcceptRejects = parsed.GetValue(acceptRejects),
                Rejects = FullPath(parsed.GetValue(rejects)),
                IsJson = parsed.GetValue(json),
            },
            arguments, cancellation)));
        return import;
    }

    private static string? FullPath(string? path) => path is null ? null : Path.GetFullPath(path);

    private static async Task<int> ImportAsync(ImportArguments import, string[] arguments, CancellationToken cancellationToken)
    {
        var builder = CreateBuilder(arguments);
        builder.Logging.ClearProviders();
        builder.AddDashboardData();
        await using var app = builder.Build();
        var database = app.Services.GetRequiredService<DashboardDatabase>();
        var console = app.Services.GetRequiredService<ImportConsole>();
        return await console.RunAsync(import, database.Description, database.StartAsync, cancellationToken).ConfigureAwait(false);
    }
}
