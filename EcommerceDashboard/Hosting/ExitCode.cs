namespace EcommerceDashboard.Hosting;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The data was refused; the database is as it was.</summary>
    public const int DataRejected = 1;

    /// <summary>Nothing was tried: wrong usage or configuration, or the database is not to be had.</summary>
    public const int Unusable = 2;
}
