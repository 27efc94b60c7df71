namespace EcommerceDashboard.Hosting;

/// <summary>A configuration key of the dashboard, as help and messages name it.</summary>
/// <param name="Key">The key: <c>--Key=value</c> on the command line, with <c>__</c> for <c>:</c> in the environment.</param>
/// <param name="Default">What holds when nothing is given.</param>
/// <param name="Expected">What a value must be.</param>
/// <param name="Description">What it is for.</param>
internal sealed record Setting(string Key, string Default, string Expected, string Description)
{
    public static readonly Setting ConnectionString = new(
        "ConnectionStrings:MongoDB", "empty", "empty (use the embedded database) or a MongoDB connection string such as mongodb://host:27017",
        "The MongoDB to use; empty: the embedded database.");

    public static readonly Setting Database = new(
        "MongoDB:Database", "ecommerce_dashboard", "a MongoDB database name of at most 63 bytes without /\\. \"$*<>:|?, other than admin, config and local",
        "Name of the database.");

    public static readonly Setting DataFile = new(
        "EmbeddedMongo:DataFile", "App_Data/dashboard.db", "the path of a file in a folder that exists or can be made",
        "File of the embedded database, relative to the app’s folder.");

    public static readonly Setting Port = new(
        "EmbeddedMongo:Port", "0", "a whole number from 0 (any free port) to 65535", "Port of the embedded database on 127.0.0.1; 0: any free one.");

    public static readonly Setting Authentication = new(
        "EmbeddedMongo:Authentication", "true", "true or false", "Ask clients of the embedded database for the password; false only for shells and test suites.");

    public static readonly Setting KeyFolder = new(
        "DataProtection:KeyFolder", "keys beside the data file", "the path of a folder that exists or can be made",
        "Folder of the keys that protect cookies and forms; kept over a restart.");

    public static readonly Setting UploadFolder = new(
        "Import:UploadFolder", "uploads beside the data file", "the path of a folder that exists or can be made",
        "Folder of files that are being imported from the page, of up to 1 GB each and 4 GB together.");

    public static readonly Setting SampleEnabled = new(
        "SampleData:Enabled", "true", "true or false", "Fill an empty database with a sample shop.");

    public static readonly Setting SampleOrders = new(
        "SampleData:Orders", "12000", "a whole number from 1 to 10000000", "Orders of the sample shop.");

    public static readonly Setting TimeZone = new(
        "Dashboard:TimeZone", "UTC", "an IANA time zone name such as Europe/Paris, America/New_York or UTC", "Time zone in which the shop counts its days.");

    public static readonly Setting Currency = new(
        "Dashboard:Currency", "USD", "an ISO 4217 currency code such as USD, EUR or JPY", "Currency of all amounts.");

    public static readonly Setting WeekStart = new(
        "Dashboard:WeekStart", "Monday", "a day of the week in English, Monday to Sunday", "First day of a week.");

    /// <summary>All keys, in the order help lists them.</summary>
    public static IReadOnlyList<Setting> All { get; } =
        [ConnectionString, Database, DataFile, Port, Authentication, KeyFolder, UploadFolder, SampleEnabled, SampleOrders, TimeZone, Currency, WeekStart];

    /// <summary>All keys, for a message.</summary>
    public static string AllKeys { get; } = string.Join(", ", All.Select(setting => setting.Key));

    /// <summary>The part of the key before the colon.</summary>
    public string Section => Key[..Key.IndexOf(':', StringComparison.Ordinal)];
}
