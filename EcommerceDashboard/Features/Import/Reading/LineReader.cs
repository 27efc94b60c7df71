using EcommerceDashboard.Data;

namespace EcommerceDashboard.Features.Import.Reading;

/// <summary>Makes an <see cref="OrderLine"/> of a line of a file.</summary>
internal static class LineReader
{
    /// <summary>Reads the line; what cannot be read goes to the log.</summary>
    /// <param name="values">The line.</param>
    /// <param name="rules">How to read it.</param>
    /// <param name="currency">What its order says of its currency; null: nothing.</param>
    public static OrderLine Read(LineValues values, ReadingRules rules, string? currency)
    {
        var quantity = values.Quantity(ImportFields.Quantity);
        var share = rules.Columns.Has(ImportFields.Discount) ? values.Share(ImportFields.Discount) : null;
        var unitPrice = values.Amount(ImportFields.UnitPrice, currency);
        var discountAmount = values.Amount(ImportFields.DiscountAmount, currency);
        var sales = Sales(values, rules, currency, quantity, unitPrice, share, discountAmount);
        var discount = share ?? ShareOf(discountAmount, quantity * unitPrice);
        return new OrderLine
        {
            ProductId = ProductId(values, rules),
            Name = values.Text(ImportFields.ProductName),
            Category = values.Text(ImportFields.Category),
            SubCategory = values.Text(ImportFields.SubCategory),
            Quantity = quantity,
            UnitPrice = rules.Columns.Has(ImportFields.UnitPrice) ? unitPrice : ListPrice(sales, quantity * (1 - discount)),
            Discount = discount,
            Sales = sales,
            Profit = Profit(values, currency, quantity, sales),
        };
    }

    private static string ProductId(LineValues values, ReadingRules rules)
    {
        var hasId = rules.Columns.Has(ImportFields.ProductId);
        if (hasId && (!rules.Columns.Has(ImportFields.ProductName) || values.Raw(ImportFields.ProductId).Length > 0 || rules.IsStrict)) return values.Key(ImportFields.ProductId);
        return values.Raw(ImportFields.ProductName).Length == 0 && hasId ? values.Key(ImportFields.ProductId) : values.Key(ImportFields.ProductName);
    }

    /// <summary>As the file says, else quantity × list price less discount.</summary>
    private static decimal Sales(LineValues values, ReadingRules rules, string? currency, int quantity, decimal? unitPrice, decimal? share, decimal? discountAmount)
    {
        var hasSales = rules.Columns.Has(ImportFields.Sales);
        if (hasSales && (!rules.Columns.Has(ImportFields.UnitPrice) || values.Raw(ImportFields.Sales).Length > 0))
        {
            if (values.Raw(ImportFields.Sales).Length == 0) values.MissingAmount(ImportFields.Sales);
            return values.Amount(ImportFields.Sales, currency) ?? 0;
        }
        if (unitPrice is not { } price)
        {
            if (values.Raw(ImportFields.UnitPrice).Length == 0) values.MissingAmount(hasSales ? ImportFields.Sales : ImportFields.UnitPrice);
            return 0;
        }
        var gross = quantity * price;
        if (share is { } part) return Math.Round(gross * (1 - part), LineValues.Decimals, MidpointRounding.AwayFromZero);
        // A discount makes a sale smaller and a return smaller, too.
        return discountAmount is { } amount ? gross - Math.Sign(gross) * Math.Abs(amount) : gross;
    }

    private static decimal ShareOf(decimal? discountAmount, decimal? gross) => discountAmount is { } amount && gross is { } list && list != 0
        ? Math.Clamp(Math.Round(Math.Abs(amount) / Math.Abs(list), LineValues.Decimals, MidpointRounding.AwayFromZero), 0, 1)
        : 0;

    /// <summary>Given away entirely, a piece tells nothing of its list price.</summary>
    private static decimal? ListPrice(decimal sales, decimal listPieces) =>
        listPieces == 0 ? null : Math.Round(sales / listPieces, LineValues.Decimals, MidpointRounding.AwayFromZero);

    private static decimal? Profit(LineValues values, string? currency, int quantity, decimal sales) =>
        values.Amount(ImportFields.Profit, currency)
        ?? (values.Amount(ImportFields.Cost, currency) is { } cost ? sales - cost
            : values.Amount(ImportFields.UnitCost, currency) is { } unitCost ? sales - quantity * unitCost
            : null);
}
