using Microsoft.Extensions.Configuration;

namespace EcommerceDashboard.Hosting;

public class SettingsReaderTests
{
    private static readonly string Folder = Path.GetTempPath();

    [Fact]
    public void Read_Nothing_GivesTheDefaults()
    {
        var settings = Read();

        Assert.Null(settings.ExternalDatabase);
        Assert.Equal("ecommerce_dashboard", settings.DatabaseName);
        Assert.Equal(Path.Combine(Folder, "App_Data", "dashboard.db"), settings.DataFile);
        Assert.Equal(Path.Combine(Folder, "App_Data", "keys"), settings.KeyFolder);
        Assert.Equal(Path.Combine(Folder, "App_Data", "uploads"), settings.UploadFolder);
        Assert.Equal((0, true, true, 12_000), (settings.EmbeddedPort, settings.EmbeddedAuthentication, settings.SampleEnabled, settings.SampleOrders));
        Assert.Equal(("UTC", "USD", DayOfWeek.Monday), (settings.TimeZone.Id, settings.Currency, settings.WeekStart));
    }

    [Fact]
    public void Read_DefaultsAsHelpNamesThem_AreTheDefaults()
    {
        var given = Setting.All.Where(setting => setting != Setting.ConnectionString && setting != Setting.KeyFolder && setting != Setting.UploadFolder).Select(setting => (setting.Key, setting.Default));

        Assert.Equal(Read(), Read([.. given]));
    }

    [Fact]
    public void Read_GoodValues_AreTaken()
    {
        var settings = Read(
            ("ConnectionStrings:MongoDB", "mongodb://user:secret@db1:27018,db2/?replicaSet=rs0"), ("MongoDB:Database", "shop"), ("EmbeddedMongo:DataFile", "/data/x.db"),
            ("EmbeddedMongo:Port", "27017"), ("EmbeddedMongo:Authentication", "False"), ("SampleData:Enabled", "false"), ("SampleData:Orders", "10000000"),
            ("Dashboard:TimeZone", "Europe/Paris"), ("Dashboard:Currency", "EUR"), ("Dashboard:WeekStart", "sunday"));

        Assert.Equal("rs0", settings.ExternalDatabase!.ReplicaSetName);
        Assert.Equal(("shop", "/data/x.db", "/data/keys"), (settings.DatabaseName, settings.DataFile, settings.KeyFolder));
        Assert.Equal((27017, false, false, 10_000_000), (settings.EmbeddedPort, settings.EmbeddedAuthentication, settings.SampleEnabled, settings.SampleOrders));
        Assert.Equal(("Europe/Paris", "EUR", DayOfWeek.Sunday), (settings.TimeZone.Id, settings.Currency, settings.WeekStart));
    }

    [Theory]
    [InlineData("MongoDB:Database", "a b")]
    [InlineData("MongoDB:Database", "admin")]
    [InlineData("MongoDB:Database", "shop.orders")]
    [InlineData("MongoDB:Database", "äääääääääääääääääääääääääääääääää")]
    [InlineData("EmbeddedMongo:DataFile", "/")]
    [InlineData("EmbeddedMongo:Port", "65536")]
    [InlineData("EmbeddedMongo:Port", "-1")]
    [InlineData("EmbeddedMongo:Authentication", "yes")]
    [InlineData("SampleData:Enabled", "1")]
    [InlineData("SampleData:Orders", "0")]
    [InlineData("SampleData:Orders", "10000001")]
    [InlineData("SampleData:Orders", "12,000")]
    [InlineData("SampleData:Orders", "12000.5")]
    [InlineData("Dashboard:TimeZone", "Paris")]
    [InlineData("Dashboard:TimeZone", "UTC+1")]
    [InlineData("Dashboard:TimeZone", "europe/paris")]
    [InlineData("Dashboard:Currency", "usd")]
    [InlineData("Dashboard:Currency", "DEM")]
    [InlineData("Dashboard:WeekStart", "1")]
    [InlineData("Dashboard:WeekStart", "Mon")]
    [InlineData("Dashboard:WeekStart", "Monday, Tuesday")]
    public void Read_WrongValue_NamesKeyValueAndExpectation(string key, string value)
    {
        var problem = Assert.Single(Assert.Throws<InvalidSettingsException>(() => Read((key, value))).Problems);

        Assert.Equal(key, problem.Key);
        Assert.Contains($"“{value}”", problem.ToString(), StringComparison.Ordinal);
        Assert.Contains(Setting.All.Single(setting => setting.Key == key).Expected, problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost:27017/secret")]
    [InlineData("mongodb://user:secret@")]
    [InlineData("mongodb://user:secret@host:port")]
    [InlineData("http://user:secret@host")]
    public void Read_WrongConnectionString_IsDescribedButNotShown(string value)
    {
        var exception = Assert.Throws<InvalidSettingsException>(() => Read(("ConnectionStrings:MongoDB", value)));

        Assert.Contains("ConnectionStrings:MongoDB", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SeveralWrongValues_NamesAllOfThem()
    {
        var exception = Assert.Throws<InvalidSettingsException>(() => Read(("SampleData:Orders", "many"), ("Dashboard:Currency", "€"), ("ConnectionStrings:MongoDB", "x")));

        Assert.Equal(["ConnectionStrings:MongoDB", "SampleData:Orders", "Dashboard:Currency"], exception.Problems.Select(problem => problem.Key));
    }

    [Fact]
    public void UnknownKeys_Misspelt_AreFound()
    {
        var configuration = Configuration(("MongoDB:Databse", "x"), ("mongodb:database", "y"), ("Dashboard:Timezone", "UTC"), ("Dashboard:Zone", "UTC"), ("Elsewhere:Key", "z"));

        Assert.Equal(["MongoDB:Databse", "Dashboard:Zone"], SettingsReader.UnknownKeys(configuration), StringComparer.OrdinalIgnoreCase);
    }

    private static DashboardSettings Read(params (string Key, string Value)[] values) => SettingsReader.Read(Configuration(values), Folder);

    private static IConfiguration Configuration(params (string Key, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(value => new KeyValuePair<string, string?>(value.Key, value.Value))).Build();
}
