using System.CommandLine;
using EcommerceDashboard.EmbeddedMongo;
using MongoDB.Driver;

namespace EcommerceDashboard.Hosting;

/// <summary>
/// The verbs of the command line. Configuration goes with each of them: keys of the dashboard are options that help lists; all others
/// (<c>--urls</c>, <c>--Logging:…</c>) are handed on as they are.
/// </summary>
internal static partial class DashboardCommandLine
{
    /// <summary>How long an import or export that is told to stop may take to leave.</summary>
    private static readonly TimeSpan TerminationTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Runs what the arguments ask for.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand(
            "E-commerce KPIs on MongoDB. Without a verb: serves the dashboard, at http://localhost:5080 unless --urls says otherwise.\n"
            + "Configuration comes from appsettings.json, from the environment (Section__Key=value) and from --Section:Key=value, the last one winning.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        List<Option<string>> settings = [.. Setting.All.Select(AsOption)];
        settings.ForEach(root.Options.Add);
        root.SetAction((parsed, _) => GuardAsync(parsed, settings, ServeAsync));
        root.Subcommands.Add(ImportVerb(settings));
        root.Subcommands.Add(ExportVerb(settings));

        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var invocation = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            // The web host minds the signals itself.
            ProcessTerminationTimeout = parsed.CommandResult.Command == root ? null : TerminationTimeout,
        };
        var exitCode = await parsed.InvokeAsync(invocation).ConfigureAwait(false);
        return parsed.Errors.Count == 0 ? exitCode : ExitCode.Unusable;
    }

    private static Option<string> AsOption(Setting setting) => new($"--{setting.Key}")
    {
        Description = $"{setting.Description} Default: {setting.Default}.",
        HelpName = "value",
        Recursive = true,
    };

    private static async Task<int> ServeAsync(string[] arguments)
    {
        var builder = CreateBuilder(arguments);
        builder.AddDashboard();
        await using var app = builder.Build();
        await DashboardServer.RunAsync(app).ConfigureAwait(false);
        return ExitCode.Done;
    }

    /// <summary>The content root is the app's folder, wherever the process was started, unless the caller names one (tests do).</summary>
    private static WebApplicationBuilder CreateBuilder(string[] arguments)
    {
        var named = arguments.Any(argument => argument.StartsWith("--contentRoot", StringComparison.OrdinalIgnoreCase))
            || Environment.GetEnvironmentVariable("ASPNETCORE_CONTENTROOT") is not null
            || Environment.GetEnvironmentVariable("DOTNET_CONTENTROOT") is not null;
        return WebApplication.CreateBuilder(new WebApplicationOptions { Args = arguments, ContentRootPath = named ? null : DashboardConfiguration.AppFolder() });
    }

    /// <summary>Runs a verb; what the user can mend is said in a sentence, without a stack trace.</summary>
    private static async Task<int> GuardAsync(ParseResult parsed, List<Option<string>> settings, Func<string[], Task<int>> verb)
    {
        try
        {
            return await verb(ConfigurationArguments(parsed, settings)).ConfigureAwait(false);
        }
        catch (Exception exception) when (
            exception is InvalidSettingsException or EmbeddedMongoException or UsageException or MongoConfigurationException or CannotListenException)
        {
            await Console.Error.WriteLineAsync($"error: {exception.Message}").ConfigureAwait(false);
            return ExitCode.Unusable;
        }
    }

    /// <summary>The configuration among the arguments, in the form <c>--Key=value</c>.</summary>
    /// <exception cref="UsageException">An argument is neither a verb nor configuration.</exception>
    private static string[] ConfigurationArguments(ParseResult parsed, List<Option<string>> settings)
    {
        List<string> arguments = [.. settings.Where(option => parsed.GetResult(option) is not null).Select(option => $"{option.Name}={parsed.GetValue(option)}")];
        var tokens = parsed.UnmatchedTokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (!token.StartsWith("--", StringComparison.Ordinal)) throw new UsageException(token);
            if (token.Contains('=', StringComparison.Ordinal)) arguments.Add(token);
            else if (i + 1 < tokens.Count) arguments.Add($"{token}={tokens[++i]}");
            else throw new UsageException(token);
        }
        return [.. arguments];
    }

    private sealed class UsageException(string argument)
        : Exception($"“{argument}” is neither a verb (import, export) nor configuration (--Section:Key=value). See --help.");
}
