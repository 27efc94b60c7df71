using System.Net;
using System.Text.Json;
using EcommerceDashboard.Filters;
using EcommerceDashboard.Kpis;
using EcommerceDashboard.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EcommerceDashboard.Features.Api;

public sealed class KpiApiTests : IAsyncLifetime
{
    private readonly FakeKpiQueries _queries = new();
    private WebApplication _app = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddRouting();
        builder.Services.AddSingleton(TestKpis.Catalog);
        builder.Services.AddSingleton(new KpiFormatter("USD"));
        builder.Services.AddSingleton<IKpiQueries>(_queries);
        builder.Services.AddKpiApi();
        _app = builder.Build();
        _app.MapKpiApi();
        await _app.StartAsync();
        _client = _app.GetTestClient();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    private async Task<(HttpStatusCode Status, JsonElement Body, string Text)> GetAsync(string address)
    {
        using var response = await _client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonDocument.Parse(text).RootElement, text);
    }

    [Fact]
    public async Task Kpis_UnderAFilter_AreAllOfTheCatalogueWithEveryDigit()
    {
        var (status, body, text) = await GetAsync("/api/kpis?from=2017-01-01&to=2017-12-31&region=West&region=South&shipmode=Express&compare=year");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("""{"from":"2017-01-01","to":"2017-12-31","compare":"year","region":["South","West"],"segment":[],"category":[],"country":[],"state":[],"shipMode":["Express"],"channel":[],"subcategory":[],"city":[],"product":[],"customer":[]}""", body.GetProperty("filter").GetRawText());
        Assert.Equal("2016-01-01", body.GetProperty("comparison").GetProperty("from").GetString());
        Assert.Contains("\"sales.total\":{\"value\":733215.2552,\"previous\":609205.598,\"unit\":\"money\",\"isEstimate\":false}", text, StringComparison.Ordinal);
        Assert.Equal(TestKpis.Catalog.All.Select(kpi => kpi.Id), body.GetProperty("kpis").EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task Kpi_ByADimension_HasItsRows()
    {
        var (status, body, _) = await GetAsync("/api/kpis/sales.total?by=region&take=2&skip=1");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(("sales.total", "money", "region", 4), (body.GetProperty("id").GetString(), body.GetProperty("unit").GetString(), body.GetProperty("by").GetString(), body.GetProperty("totalRows").GetInt32()));
        Assert.Equal(["East", "Central"], body.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("key").GetString()));
        Assert.Equal(733215.2552m * 0.3m, body.GetProperty("rows")[0].GetProperty("value").GetDecimal());
    }

    [Fact]
    public async Task Kpi_ByTime_HasItsBuckets()
    {
        var (status, body, _) = await GetAsync("/api/kpis/sales.orders?by=month");

        Assert.Equal(HttpStatusCode.OK, status);
        var rows = body.GetProperty("rows").EnumerateArray().ToArray();
        Assert.Equal(12, rows.Length);
        Assert.Equal(("2017-01-01", "2017-01-31", "2016-01-01"), (rows[0].GetProperty("key").GetString(), rows[0].GetProperty("end").GetString(), rows[0].GetProperty("previousStart").GetString()));
    }

    [Fact]
    public async Task Kpi_WithoutBy_HasNoRows()
    {
        var (_, body, _) = await GetAsync("/api/kpis/sales.margin");
        Assert.Equal(JsonValueKind.Null, body.GetProperty("rows").ValueKind);
        Assert.Equal("percent", body.GetProperty("unit").GetString());
    }

    [Fact]
    public async Task Kpi_OfAnUnknownId_IsNotFoundAndNamesTheKnownOnes()
    {
        var (status, body, _) = await GetAsync("/api/kpis/sales.nothing");
        Assert.Equal(HttpStatusCode.NotFound, status);
        var error = body.GetProperty("errors")[0];
        Assert.Equal(("id", "sales.nothing"), (error.GetProperty("name").GetString(), error.GetProperty("value").GetString()));
        Assert.Contains("sales.average-order-value", error.GetProperty("expected").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/kpis/time.seasonality?by=region", "time.seasonality has no such rows: ask without by, or by one of: monthofyear, weekday.")]
    [InlineData("/api/kpis/time.seasonality?by=month", "time.seasonality has no such rows: ask without by, or by one of: monthofyear, weekday.")]
    [InlineData("/api/kpis/customers.retention-rate?by=region", "customers.retention-rate has no such rows: ask without by, or by what an order has.")]
    public async Task Rows_ThatAFigureHasNot_AreRefused(string address, string expected)
    {
        var (status, body, _) = await GetAsync(address);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(expected, Assert.Single(body.GetProperty("errors").EnumerateArray()).GetProperty("expected").GetString());
    }

    [Theory]
    [InlineData("/api/kpis?from=2017-02-29", "from", "2017-02-29", "Expected a date such as 2017-12-31, from 1900 to 2199.")]
    [InlineData("/api/kpis?from=2017-02-02&to=2017-02-01", "from", "2017-02-02", "The first day must not be after the last day.")]
    [InlineData("/api/kpis?compare=lastyear", "compare", "lastyear", "Expected previous, year or none.")]
    [InlineData("/api/kpis?by=region", "by", "region", "There is no parameter of this name. Expected one of: from, to, region, segment, category, country, state, shipMode, channel, subcategory, city, product, customer, compare, grain.")]
    [InlineData("/api/kpis/sales.total?colour=red", "colour", "red", "There is no parameter of this name. Expected one of: from, to, region, segment, category, country, state, shipMode, channel, subcategory, city, product, customer, compare, grain, by, sort, skip, take.")]
    [InlineData("/api/kpis/sales.total?by=colour", "by", "colour", "Expected one of: region, segment, category, subcategory, product, customer, country, state, city, place, shipmode, channel, discount, weekday, monthofyear, hour, dayssinceprevious, orderspercustomer, distanceband, day, week, month, quarter, year.")]
    [InlineData("/api/kpis/sales.total?by=region&sort=name", "sort", "name", "Expected one of: value, -value, key, -key.")]
    [InlineData("/api/kpis/sales.total?by=region&take=0", "take", "0", "Expected a whole number from 1 to 10000.")]
    [InlineData("/api/kpis/sales.total?by=region&skip=-1", "skip", "-1", "Expected a whole number from 0 to 2147483647.")]
    [InlineData("/api/kpis/sales.total?by=month&take=3", "take", "3", "Not with a time bucket: its rows are all given, in order.")]
    [InlineData("/api/kpis/sales.total?sort=key", "sort", "key", "Only with by.")]
    public async Task Request_ThatCannotBeUsed_IsRefusedByName(string address, string name, string value, string expected)
    {
        var (status, body, _) = await GetAsync(address);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        var error = Assert.Single(body.GetProperty("errors").EnumerateArray());
        Assert.Equal((name, value, expected), (error.GetProperty("name").GetString(), error.GetProperty("value").GetString(), error.GetProperty("expected").GetString()));
        Assert.Contains(value, body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Empty(_queries.Calls);
    }

    [Fact]
    public async Task Request_WithSeveralMistakes_NamesThemAll()
    {
        var (_, body, _) = await GetAsync("/api/kpis/sales.total?from=x&grain=y&by=z");
        Assert.Equal(["from", "grain", "by"], body.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Request_WithAVeryLongValue_IsRefusedWithPartOfIt()
    {
        var (_, body, text) = await GetAsync("/api/kpis?from=" + new string('9', 5_000));
        Assert.EndsWith("9…", body.GetProperty("errors")[0].GetProperty("value").GetString(), StringComparison.Ordinal);
        Assert.True(text.Length < 2_000);
    }

    [Fact]
    public async Task Request_WhileTheDatabaseIsAway_IsUnavailable()
    {
        _queries.BeforeAnswer = _ => Task.FromException(new TimeoutException("A secret of the driver"));
        var (status, body, text) = await GetAsync("/api/kpis");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("The database is away", body.GetProperty("title").GetString());
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_ThatFails_SaysNothingOfWhatIsInside()
    {
        _queries.BeforeAnswer = _ => Task.FromException(new InvalidOperationException("A secret of the code"));
        var (status, body, text) = await GetAsync("/api/kpis/sales.total");
        Assert.Equal(HttpStatusCode.InternalServerError, status);
        Assert.Equal("The request failed", body.GetProperty("title").GetString());
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenApi_DescribesBothOperationsAndTheirParameters()
    {
        var (status, body, _) = await GetAsync("/openapi/v1.json");
        Assert.Equal(HttpStatusCode.OK, status);
        var paths = body.GetProperty("paths");
        Assert.Equal(["from", "to", .. FilterField.All.Select(field => field.Name), "compare", "grain"], Parameters(paths.GetProperty("/api/kpis").GetProperty("get")));
        Assert.Equal(["id", "from", "to", .. FilterField.All.Select(field => field.Name), "compare", "grain", "by", "sort", "skip", "take"], Parameters(paths.GetProperty("/api/kpis/{id}").GetProperty("get")));
        Assert.True(body.GetProperty("components").GetProperty("schemas").GetProperty("KpisResponse").GetProperty("properties").TryGetProperty("comparison", out _));

        static IEnumerable<string?> Parameters(JsonElement operation) => operation.GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString());
    }
}
