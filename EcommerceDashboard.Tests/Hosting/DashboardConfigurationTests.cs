using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace EcommerceDashboard.Hosting;

public class DashboardConfigurationTests
{
    [Fact]
    public void SettingsFile_BesideTheBinary_IsReadWhateverTheContentRoot()
    {
        using var builder = Builder([]);

        Assert.Equal("http://localhost:5080", builder["Urls"]);
        Assert.Equal("12000", builder["SampleData:Orders"]);
    }

    [Fact]
    public void SettingsFile_CommandLine_Wins()
    {
        using var builder = Builder(["--urls=http://localhost:1", "--SampleData:Orders=5"]);

        Assert.Equal(("http://localhost:1", "5"), (builder["Urls"], builder["SampleData:Orders"]));
    }

    [Theory]
    [InlineData("urls", "http://+:8080", "http://+:8080")]
    // Ports count only where there are no Urls: those of the settings file make room.
    [InlineData("http_ports", "8080", "")]
    public void SettingsFile_VariablesOfAspNetCore_Win(string key, string value, string expectedUrls)
    {
        // What ASPNETCORE_URLS and ASPNETCORE_HTTP_PORTS become: a source that ASP.NET Core puts below the settings file.
        using var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection([new(key, value)]);
        configuration.AddJsonFile("appsettings.json", optional: true);

        configuration.RankSettingsFileLowest();

        Assert.Equal(expectedUrls, configuration["urls"]);
    }

    private static ConfigurationManager Builder(string[] arguments)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = arguments, ContentRootPath = Path.GetTempPath() });
        builder.Configuration.RankSettingsFileLowest();
        return builder.Configuration;
    }
}
