namespace EcommerceDashboard.Data;

public class GreatCircleTests
{
    [Theory]
    [InlineData(0, 0, 0, 0, 0)]
    // A quarter of a great circle is half of π times the radius.
    [InlineData(0, 0, 0, 90, 10007.5572)]
    [InlineData(0, 0, 90, 0, 10007.5572)]
    // Antipodes: π times the radius.
    [InlineData(0, 0, 0, 180, 20015.1145)]
    // One degree of a meridian: π/180 times the radius, over the date line too.
    [InlineData(10, 179.5, 11, 179.5, 111.1951)]
    [InlineData(0, 179.5, 0, -179.5, 111.1951)]
    public void Kilometres_KnownArcs_AreExact(double fromLatitude, double fromLongitude, double toLatitude, double toLongitude, double expected) =>
        Assert.Equal(expected, GreatCircle.Kilometres(fromLatitude, fromLongitude, toLatitude, toLongitude), 0.0001);
}
