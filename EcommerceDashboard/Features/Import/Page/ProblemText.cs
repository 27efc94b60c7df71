using System.Globalization;
using EcommerceDashboard.Features.Import.Reports;
using Microsoft.Extensions.Localization;

namespace EcommerceDashboard.Features.Import.Page;

/// <summary>A problem of a file in the reader's language.</summary>
internal static class ProblemText
{
    /// <summary>Line, column, value, and what is wrong with it; or what is wrong with the whole file.</summary>
    public static string Of(ImportProblem problem, IStringLocalizer<ImportText> text)
    {
        if (problem.Explanation is { } explanation) return explanation.In(CultureInfo.CurrentUICulture);
        if (problem.Line is not { } line) return problem.Message;
        var place = problem.Column is null ? text["Line", line.ToString("N0", CultureInfo.CurrentCulture)] : text["LineAndColumn", line.ToString("N0", CultureInfo.CurrentCulture), problem.Column];
        return problem.Value is { } value ? text["Problem", place.Value, value, Of(problem.Kind, text)] : text["ProblemWithoutValue", place.Value, Of(problem.Kind, text)];
    }

    /// <summary>What a kind of problem is.</summary>
    public static string Of(ImportProblemKind kind, IStringLocalizer<ImportText> text) => text[$"Problem.{kind}"];
}
