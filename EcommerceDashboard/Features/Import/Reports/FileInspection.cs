using EcommerceDashboard.Features.Import.Layouts;
using EcommerceDashboard.Features.Import.Mapping;

namespace EcommerceDashboard.Features.Import.Reports;

/// <summary>What the beginning of a file shows.</summary>
public sealed record FileInspection
{
    /// <summary>Name of the file.</summary>
    public required string File { get; init; }

    /// <summary>Its size in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>Name of its encoding.</summary>
    public required string Encoding { get; init; }

    /// <summary>What stands between fields.</summary>
    public required char Separator { get; init; }

    /// <summary>Names of its columns.</summary>
    public required IReadOnlyList<string> Header { get; init; }

    /// <summary>Its first rows; long values are shortened.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> FirstRows { get; init; }

    /// <summary>How many lines were looked at.</summary>
    public required long Lines { get; init; }

    /// <summary>Whether those are all.</summary>
    public required bool IsWhole { get; init; }

    /// <summary>Its layout; null: none that is known.</summary>
    public ImportLayout? Layout { get; init; }

    /// <summary>How it would be read: as asked, and where nothing was asked as found out. To change it, change this and inspect again.</summary>
    public required ImportMapping Mapping { get; init; }

    /// <summary>What must be answered before it can be imported.</summary>
    public required IReadOnlyList<ImportQuestion> Questions { get; init; }
}

/// <summary>Something about a file that only its owner can say.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Choices">The possible answers: names of date formats, decimal marks, or ids of fields one of which needs a column.</param>
/// <param name="Examples">Values that leave it open.</param>
/// <param name="Message">The question in English, with the option of the command line that answers it.</param>
public sealed record ImportQuestion(ImportQuestionKind Kind, IReadOnlyList<string> Choices, IReadOnlyList<string> Examples, string Message);

/// <summary>What must be asked.</summary>
public enum ImportQuestionKind
{
    /// <summary>Whether 4/7/2016 is April or July; <see cref="ImportMapping.DateFormat"/>.</summary>
    DateFormat,

    /// <summary>Whether 1,234 is more than a thousand; <see cref="ImportMapping.DecimalMark"/>.</summary>
    DecimalMark,

    /// <summary>Which column holds a field that is needed; <see cref="ImportMapping.Columns"/>.</summary>
    Column,
}
