using EcommerceDashboard.Data;

namespace EcommerceDashboard.Features.Import.Reading;

/// <summary>A file whose orders can be read, and what was found out about it.</summary>
internal interface IOrderSource
{
    /// <summary>Id of its layout; null: none that is known.</summary>
    string? Layout { get; }

    /// <summary>Name of its encoding.</summary>
    string Encoding { get; }

    /// <summary>How its dates are written.</summary>
    string DateFormat { get; }

    /// <summary>Tells the days of its orders.</summary>
    ShopClock Clock { get; }

    /// <summary>What could not be read.</summary>
    ProblemLog Problems { get; }

    /// <summary>What was decided by a rule.</summary>
    NoticeLog Notices { get; }

    /// <summary>Gives out the orders in batches; each order once.</summary>
    IAsyncEnumerable<IReadOnlyList<OrderDocument>> ReadAsync(CancellationToken cancellationToken);
}
