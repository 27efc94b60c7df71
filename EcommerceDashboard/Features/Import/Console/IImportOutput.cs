using EcommerceDashboard.Features.Import.Reports;

namespace EcommerceDashboard.Features.Import.Console;

/// <summary>Where an import tells how it goes.</summary>
internal interface IImportOutput
{
    /// <summary>Runs an import and shows how far it is.</summary>
    Task<ImportReport> ShowProgressAsync(Func<IProgress<ImportProgress>, Task<ImportReport>> import);

    /// <summary>Says what was done, or would be.</summary>
    void Write(ImportReport report, string file, bool isDryRun);

    /// <summary>Says why the file was not imported.</summary>
    void Write(ImportRejectedException rejected, string file);

    /// <summary>Says why nothing could be done.</summary>
    void WriteFailure(string message);
}
