using MongoDB.Bson;
using MongoDB.Bson.Serialization;
using MongoDB.Driver.GeoJsonObjectModel;

namespace EcommerceDashboard.Data;

public class MongoMappingTests
{
    private static readonly OrderDocument Order = new()
    {
        Id = "O-1",
        OrderedAt = new DateTime(2017, 3, 12, 7, 30, 0, DateTimeKind.Utc),
        Status = OrderStatus.Completed,
        Customer = new OrderCustomer("C-1", null, "Consumer"),
        ShipTo = new OrderPlace
        {
            Id = "W-1",
            Region = "West",
            Location = new GeoJsonPoint<GeoJson2DGeographicCoordinates>(new GeoJson2DGeographicCoordinates(2.35, 48.85)),
        },
        Lines = [new OrderLine { ProductId = "P-1", Category = "Technology", SubCategory = "Phones", Quantity = 2, Sales = 19.9900m }],
        Sales = 19.99m,
        CostedSales = 0m,
        Units = 2,
        Categories = ["Technology"],
    };

    public MongoMappingTests() => MongoMapping.Register();

    [Fact]
    public void Order_InBson_HasCamelCaseNamesExactMoneyAndNoNulls() =>
        Assert.Equal(
            BsonDocument.Parse("""
                {
                  _id: "O-1", orderedAt: { $date: "2017-03-12T07:30:00Z" }, status: "completed",
                  customer: { id: "C-1", segment: "Consumer" },
                  shipTo: { id: "W-1", region: "West", location: { type: "Point", coordinates: [2.35, 48.85] } },
                  lines: [{
                    productId: "P-1", category: "Technology", subCategory: "Phones", quantity: 2,
                    discount: { $numberDecimal: "0" }, sales: { $numberDecimal: "19.9900" } }],
                  sales: { $numberDecimal: "19.99" }, costedSales: { $numberDecimal: "0" }, units: { $numberLong: "2" }, categories: ["Technology"]
                }
                """),
            Order.ToBsonDocument());

    [Fact]
    public void Order_ThereAndBack_IsTheSame()
    {
        var bson = Order.ToBsonDocument();
        Assert.Equal(bson, BsonSerializer.Deserialize<OrderDocument>(bson).ToBsonDocument());
    }

    [Fact]
    public void Order_WithFieldsOfALaterVersion_IsRead()
    {
        var bson = Order.ToBsonDocument();
        bson["coupon"] = "X";
        bson["lines"][0]["colour"] = "red";
        Assert.Equal("O-1", BsonSerializer.Deserialize<OrderDocument>(bson).Id);
    }
}
