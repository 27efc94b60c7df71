using System.Linq.Expressions;
using MongoDB.Bson;
using MongoDB.Bson.Serialization;
using MongoDB.Bson.Serialization.Conventions;
using MongoDB.Bson.Serialization.Serializers;

namespace EcommerceDashboard.Data;

/// <summary>How the documents of this folder stand in BSON: camel-cased names, money as Decimal128, dates as UTC, nulls left out.</summary>
public static class MongoMapping
{
    private static readonly Lazy<bool> Registered = new(RegisterAll);

    /// <summary>Registers the class maps. The driver keeps them per process, so this is safe to call often; the first call counts.</summary>
    public static void Register() => _ = Registered.Value;

    private static bool RegisterAll()
    {
        var conventions = new ConventionPack
        {
            new CamelCaseElementNameConvention(),
            new IgnoreIfNullConvention(true),
            // Fields that a later version or another tool added must not break reading.
            new IgnoreExtraElementsConvention(true),
            new MemberSerializer<decimal>(new DecimalSerializer(BsonType.Decimal128)),
            new MemberSerializer<decimal?>(new NullableSerializer<decimal>(new DecimalSerializer(BsonType.Decimal128))),
            new MemberSerializer<DateTime>(DateTimeSerializer.UtcInstance),
            new MemberSerializer<DateTime?>(new NullableSerializer<DateTime>(DateTimeSerializer.UtcInstance)),
        };
        ConventionRegistry.Register(typeof(MongoMapping).Namespace, conventions, type => type.Namespace == typeof(MongoMapping).Namespace);
        BsonClassMap.TryRegisterClassMap<OrderDocument>(map => map.AutoMap());
        BsonClassMap.TryRegisterClassMap<OrderCustomer>(map => WithPlainId(map, customer => customer.Id));
        BsonClassMap.TryRegisterClassMap<OrderPlace>(map => WithPlainId(map, place => place.Id));
        BsonClassMap.TryRegisterClassMap<OrderLine>(map => map.AutoMap());
        BsonClassMap.TryRegisterClassMap<CustomerDocument>(map => map.AutoMap());
        BsonClassMap.TryRegisterClassMap<ProductDocument>(map => map.AutoMap());
        BsonClassMap.TryRegisterClassMap<OrderEnds>(map => map.AutoMap());
        BsonClassMap.TryRegisterClassMap<Warehouse>(map => map.AutoMap());
        BsonClassMap.TryRegisterClassMap<PlaceCorrection>(map => map.AutoMap());
        BsonClassMap.TryRegisterClassMap<DataMeta>(map => map.AutoMap());
        BsonClassMap.TryRegisterClassMap<LoadRecord>(map => map.AutoMap());
        return true;
    }

    /// <summary>Inside an order an id is a field like any other: <c>customer.id</c>; only documents of their own have an <c>_id</c>.</summary>
    private static void WithPlainId<T>(BsonClassMap<T> map, Expression<Func<T, string?>> id)
    {
        map.AutoMap();
        map.SetIdMember(null);
        map.GetMemberMap(id).SetElementName("id");
    }

    /// <summary>Gives every member of one type its serializer.</summary>
    private sealed class MemberSerializer<T>(IBsonSerializer<T> serializer) : ConventionBase, IMemberMapConvention
    {
        public void Apply(BsonMemberMap memberMap)
        {
            if (memberMap.MemberType == typeof(T)) memberMap.SetSerializer(serializer);
        }
    }
}
