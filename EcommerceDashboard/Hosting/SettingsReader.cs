using System.Buffers;
using System.Globalization;
using System.Text;
using MongoDB.Driver;
using NodaTime;

namespace EcommerceDashboard.Hosting;

/// <summary>Reads and checks the configuration of the dashboard. All wrong values are found in one go.</summary>
internal sealed class SettingsReader
{
    private const int LongestDatabaseName = 63;

    private static readonly SearchValues<char> NotInDatabaseName = SearchValues.Create("/\\. \"$*<>:|?\0");

    private readonly IConfiguration _configuration;
    private readonly List<SettingProblem> _problems = [];

    private SettingsReader(IConfiguration configuration) => _configuration = configuration;

    /// <summary>Reads the settings.</summary>
    /// <param name="configuration">Where from.</param>
    /// <param name="appFolder">What a relative data file is relative to.</param>
    /// <exception cref="InvalidSettingsException">At least one value cannot be used.</exception>
    public static DashboardSettings Read(IConfiguration configuration, string appFolder)
    {
        var reader = new SettingsReader(configuration);
        var dataFile = reader.DataFile(appFolder);
        var settings = new DashboardSettings
        {
            ExternalDatabase = reader.ConnectionString(),
            DatabaseName = reader.DatabaseName(),
            DataFile = dataFile,
            KeyFolder = reader.FolderBeside(dataFile, "keys", Setting.KeyFolder, appFolder),
            UploadFolder = reader.FolderBeside(dataFile, "uploads", Setting.UploadFolder, appFolder),
            EmbeddedPort = reader.Number(Setting.Port, 0, 65535),
            EmbeddedAuthentication = reader.Flag(Setting.Authentication),
            SampleEnabled = reader.Flag(Setting.SampleEnabled),
            SampleOrders = reader.Number(Setting.SampleOrders, 1, 10_000_000),
            TimeZone = reader.TimeZone(),
            Currency = reader.Currency(),
            WeekStart = reader.WeekStart(),
        };
        return reader._problems.Count == 0 ? settings : throw new InvalidSettingsException(reader._problems);
    }

    /// <summary>Keys in the dashboard's sections that it does not know, such as misspelt ones.</summary>
    public static IReadOnlyList<string> UnknownKeys(IConfiguration configuration)
    {
        var known = Setting.All.Select(setting => setting.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. Setting.All.Select(setting => setting.Section).Distinct(StringComparer.Ordinal)
                .SelectMany(section => configuration.GetSection(section).GetChildren())
                .Select(child => child.Path)
                .Where(path => !known.Contains(path)),
        ];
    }

    private string Value(Setting setting) =>
        _configuration[setting.Key] is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : setting.Default;

    private T Wrong<T>(Setting setting, T instead)
    {
        _problems.Add(new SettingProblem(setting.Key, $"“{Value(setting)}”", setting.Expected));
        return instead;
    }

    private MongoUrl? ConnectionString()
    {
        var value = _configuration[Setting.ConnectionString.Key];
        if (string.IsNullOrWhiteSpace(value)) return null;
        try
        {
            return new MongoUrl(value.Trim());
        }
        catch (Exception exception) when (exception is MongoConfigurationException or ArgumentException or FormatException)
        {
            // It may hold a password: described, never shown, and so is the driver's message, which quotes it.
            var given = value.Contains("://", StringComparison.Ordinal)
                ? "a text that is not a valid connection string (not shown, it may hold a password)"
                : "a text without mongodb:// or mongodb+srv:// (not shown, it may hold a password)";
            _problems.Add(new SettingProblem(Setting.ConnectionString.Key, given, Setting.ConnectionString.Expected));
            return null;
        }
    }

    private string DatabaseName()
    {
        var name = Value(Setting.Database);
        var valid = Encoding.UTF8.GetByteCount(name) <= LongestDatabaseName
            && name.AsSpan().IndexOfAny(NotInDatabaseName) < 0
            && name is not ("admin" or "config" or "local");
        return valid ? name : Wrong(Setting.Database, name);
    }

    private string DataFile(string appFolder)
    {
        var path = Path.GetFullPath(Value(Setting.DataFile), appFolder);
        return Directory.Exists(path) || path.EndsWith(Path.DirectorySeparatorChar) || FileAbove(path) ? Wrong(Setting.DataFile, path) : path;
    }

    private string FolderBeside(string dataFile, string name, Setting setting, string appFolder)
    {
        var given = _configuration[setting.Key];
        if (string.IsNullOrWhiteSpace(given)) return Path.Combine(Path.GetDirectoryName(dataFile) ?? appFolder, name);
        var path = Path.GetFullPath(given.Trim(), appFolder);
        return File.Exists(path) || FileAbove(path) ? Wrong(setting, path) : path;
    }

    /// <summary>A folder of the path is a file.</summary>
    private static bool FileAbove(string path)
    {
        for (var folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(folder)) return true;
        }
        return false;
    }

    private int Number(Setting setting, int least, int most) =>
        int.TryParse(Value(setting), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : Wrong(setting, least);

    private bool Flag(Setting setting) => bool.TryParse(Value(setting), out var flag) ? flag : Wrong(setting, false);

    private DateTimeZone TimeZone()
    {
        var name = Value(Setting.TimeZone);
        return DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) is { } zone && DateTimeZoneProviders.Tzdb.Ids.Contains(name)
            ? zone
            : Wrong(Setting.TimeZone, DateTimeZone.Utc);
    }

    private string Currency()
    {
        var code = Value(Setting.Currency);
        return CurrencyCodes.Contains(code) ? code : Wrong(Setting.Currency, code);
    }

    private DayOfWeek WeekStart()
    {
        var name = Value(Setting.WeekStart);
        // Enum.TryParse takes numbers and lists as well.
        var day = Array.FindIndex(Enum.GetNames<DayOfWeek>(), known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
        return day >= 0 ? (DayOfWeek)day : Wrong(Setting.WeekStart, DayOfWeek.Monday);
    }
}
