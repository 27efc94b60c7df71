using MongoDB.Driver;
using NodaTime;

namespace EcommerceDashboard.Hosting;

/// <summary>The checked configuration of the dashboard, see <see cref="SettingsReader"/>.</summary>
public sealed record DashboardSettings
{
    /// <summary>The MongoDB to use, password included: never to be logged; null: the embedded one.</summary>
    public MongoUrl? ExternalDatabase { get; init; }

    /// <summary>Name of the database.</summary>
    public required string DatabaseName { get; init; }

    /// <summary>Full path of the embedded database's file.</summary>
    public required string DataFile { get; init; }

    /// <summary>Port of the embedded database; 0: any free one.</summary>
    public int EmbeddedPort { get; init; }

    /// <summary>Whether the embedded database asks for its password.</summary>
    public bool EmbeddedAuthentication { get; init; } = true;

    /// <summary>Whether an empty database is filled with the sample shop.</summary>
    public bool SampleEnabled { get; init; } = true;

    /// <summary>Orders of the sample shop.</summary>
    public int SampleOrders { get; init; }

    /// <summary>The business time zone.</summary>
    public required DateTimeZone TimeZone { get; init; }

    /// <summary>ISO 4217 code of all amounts.</summary>
    public required string Currency { get; init; }

    /// <summary>First day of a week.</summary>
    public DayOfWeek WeekStart { get; init; }

    /// <summary>Full path of the folder of the keys that protect cookies and forms.</summary>
    public required string KeyFolder { get; init; }

    /// <summary>Full path of the folder of files that are being imported from the page.</summary>
    public required string UploadFolder { get; init; }
}
