using EcommerceDashboard.Features.Import.Reports;

namespace EcommerceDashboard.Features.Import.Reading;

/// <summary>Counts what was decided by a rule.</summary>
internal sealed class NoticeLog
{
    private readonly Dictionary<ImportNoticeKind, ImportNotice> _notices = [];

    public void Add(ImportNoticeKind kind, long line, long count = 1)
    {
        var known = _notices.GetValueOrDefault(kind) ?? new ImportNotice(kind, 0, line);
        _notices[kind] = known with { Count = known.Count + count, FirstLine = Math.Min(known.FirstLine, line) };
    }

    public IReadOnlyList<ImportNotice> Summary() => [.. _notices.Values.OrderBy(notice => notice.Kind)];
}
