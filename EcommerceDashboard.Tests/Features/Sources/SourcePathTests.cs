using EcommerceDashboard.Data;
using EcommerceDashboard.Features.Sources.Definition;
using MongoDB.Bson;

namespace EcommerceDashboard.Features.Sources;

public class SourcePathTests
{
    [Theory]
    [InlineData("Order ID", "'$doc.Order ID'")]
    [InlineData("a.b", "'$doc.a.b'")]
    [InlineData("\"net.price\"", "{ $getField: { field: { $literal: 'net.price' }, input: '$doc' } }")]
    [InlineData("$where", "{ $getField: { field: { $literal: '$where' }, input: '$doc' } }")]
    [InlineData("$$ROOT.x", "{ $getField: { field: { $literal: 'x' }, input: { $getField: { field: { $literal: '$$ROOT' }, input: '$doc' } } } }")]
    public void In_AnyName_IsOnlyAName(string path, string expression) =>
        Assert.Equal(BsonDocument.Parse($"{{ x: {expression} }}")["x"], SourcePath.Parse(path).In("$doc"));

    [Theory]
    [InlineData("Order ID")]
    [InlineData("a.0.b")]
    [InlineData("\"a.b\".c")]
    [InlineData("\"7\"")]
    [InlineData("\"say \"\"hi\"\"\"")]
    public void Parse_ItsOwnText_IsTheSamePath(string path) => Assert.Equal(path, SourcePath.Parse(path).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("a..b")]
    [InlineData("0.a")]
    [InlineData("\"a")]
    [InlineData("a\"b")]
    [InlineData("a.99999999999")]
    public void Parse_NoPath_IsRefused(string path) => Assert.Throws<ExplainedFormatException>(() => SourcePath.Parse(path));

    [Fact]
    public void Definition_AsJson_ReadsBackTheSame()
    {
        var definition = SourceLayouts.Retail.Definition with { Name = "shop", Database = "erp", Watermark = "updatedAt", EveryMinutes = 5 };

        Assert.Equal(definition.ToJson(), SourceDefinition.FromJson(definition.ToJson()).ToJson());
    }

    [Theory]
    [InlineData("\"database\": \"erp\"", "\"database\": \"admin\"")]
    [InlineData("\"collection\": \"Orders\"", "\"collection\": \"$cmd\"")]
    [InlineData("\"foreign\": \"Customer ID\"", "\"foreign\": \"$where\"")]
    [InlineData("\"orderId\"", "\"nothing\"")]
    public void FromJson_WhatCannotBeRun_IsRefused(string was, string now)
    {
        var json = (SourceLayouts.Retail.Definition with { Name = "shop", Database = "erp" }).ToJson();
        Assert.Contains(was, json, StringComparison.Ordinal);

        Assert.Throws<ExplainedFormatException>(() => SourceDefinition.FromJson(json.Replace(was, now, StringComparison.Ordinal)));
    }
}
