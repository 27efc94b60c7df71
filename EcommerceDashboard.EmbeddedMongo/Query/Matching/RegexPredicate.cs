using System.Text.RegularExpressions;

namespace EcommerceDashboard.EmbeddedMongo.Query.Matching;

/// <summary><c>$regex</c>: texts that the pattern finds something in, and values that are the same regular expression.</summary>
internal sealed class RegexPredicate(string pattern, string options) : Predicate
{
    private readonly Regex _regex = RegexPattern.Compile(pattern, options);

    public override bool Test(BsonValue? value) => value switch
    {
        BsonString text => RegexPattern.IsMatch(_regex, text.Value),
        BsonSymbol symbol => RegexPattern.IsMatch(_regex, symbol.Name),
        BsonRegularExpression regex => regex.Pattern == pattern && regex.Options == options,
        _ => false,
    };
}
