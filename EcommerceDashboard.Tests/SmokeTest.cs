namespace EcommerceDashboard;

public class SmokeTest
{
    [Fact]
    public void Solution_Builds() => Assert.True(true);
}
