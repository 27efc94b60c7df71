using System.Resources;

namespace EcommerceDashboard.Data.Fields;

public class FieldTextTests
{
    private static readonly ResourceManager Texts = new(typeof(FieldText));

    public static TheoryData<string> Ids => [.. ImportFields.All.Select(known => known.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Field_HasAName(string id) => Assert.False(string.IsNullOrWhiteSpace(Texts.GetString(id, System.Globalization.CultureInfo.InvariantCulture)));
}
