using MongoDB.Bson;

namespace EcommerceDashboard.Data;

/// <summary>The fields of the collections that follow from the orders themselves: one definition for every way of loading.</summary>
public static class DerivedFields
{
    /// <summary>The fields of an order that <see cref="OfOrders"/> sets.</summary>
    public static IReadOnlyList<string> NamesInOrders { get; } = ["previousOrderedAt", "nextOrderedAt", "orderNumberOfCustomer"];

    /// <summary>
    /// Stages that set <c>previousOrderedAt</c>, <c>nextOrderedAt</c> and <c>orderNumberOfCustomer</c> on a whole collection of orders. Completed
    /// orders of a known customer are numbered by <c>orderedAt</c>, then <c>_id</c>; on all other documents the fields are removed.
    /// </summary>
    public static IReadOnlyList<BsonDocument> OfOrders { get; } =
    [
        // One key: MongoDB numbers documents by exactly one sort key, and a document compares field by field.
        BsonDocument.Parse("{ $set: { place: { orderedAt: '$orderedAt', id: '$_id' } } }"),
        BsonDocument.Parse(
            """
            { $setWindowFields: {
                partitionBy: { $cond: [{ $eq: ['$status', 'completed'] }, '$customer.id', null] },
                sortBy: { place: 1 },
                output: {
                    previousOrderedAt: { $shift: { output: '$orderedAt', by: -1 } },
                    nextOrderedAt: { $shift: { output: '$orderedAt', by: 1 } },
                    orderNumberOfCustomer: { $documentNumber: {} } } } }
            """),
        BsonDocument.Parse(
            """
            { $set: {
                previousOrderedAt: { $cond: [
                    { $and: [{ $eq: ['$status', 'completed'] }, { $ne: [{ $ifNull: ['$customer.id', null] }, null] }, { $ne: ['$previousOrderedAt', null] }] },
                    '$previousOrderedAt', '$$REMOVE'] },
                nextOrderedAt: { $cond: [
                    { $and: [{ $eq: ['$status', 'completed'] }, { $ne: [{ $ifNull: ['$customer.id', null] }, null] }, { $ne: ['$nextOrderedAt', null] }] },
                    '$nextOrderedAt', '$$REMOVE'] },
                orderNumberOfCustomer: { $cond: [
                    { $and: [{ $eq: ['$status', 'completed'] }, { $ne: [{ $ifNull: ['$customer.id', null] }, null] }] },
                    '$orderNumberOfCustomer', '$$REMOVE'] },
                place: '$$REMOVE' } }
            """),
    ];

    /// <summary>Stages that make the <see cref="CustomerDocument"/>s of a collection of orders: attributes as in the customer's last document.</summary>
    public static IReadOnlyList<BsonDocument> Customers { get; } =
    [
        BsonDocument.Parse("{ $match: { 'customer.id': { $exists: true } } }"),
        // The greatest of (time, order id, attributes) is the last one: no sort of all orders needed.
        BsonDocument.Parse(
            """
            { $group: {
                _id: '$customer.id',
                last: { $max: { orderedAt: '$orderedAt', orderId: '$_id', name: '$customer.name', segment: '$customer.segment' } } } }
            """),
        BsonDocument.Parse("{ $project: { name: '$last.name', segment: '$last.segment' } }"),
    ];

    /// <summary>Stages that make the <see cref="ProductDocument"/>s of a collection of orders: attributes as on the product's last line.</summary>
    public static IReadOnlyList<BsonDocument> Products { get; } =
    [
        BsonDocument.Parse("{ $unwind: '$lines' }"),
        BsonDocument.Parse(
            """
            { $group: {
                _id: '$lines.productId',
                last: { $max: {
                    orderedAt: '$orderedAt', orderId: '$_id',
                    name: '$lines.name', category: '$lines.category', subCategory: '$lines.subCategory' } } } }
            """),
        BsonDocument.Parse("{ $project: { name: '$last.name', category: '$last.category', subCategory: '$last.subCategory' } }"),
    ];
}
