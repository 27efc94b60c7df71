using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace EcommerceDashboard.Charts;

/// <summary>From the names that orders have for countries and states to the codes that maps have.</summary>
/// <remarks>
/// Countries are known by their codes (ISO 3166-1 alpha-2 and alpha-3), by their names in English and their own languages as .NET has them
/// (Unicode CLDR), by their French names where these differ, and by other common names. Case, accents and punctuation make no difference.
/// </remarks>
public static class MapAreas
{
    /// <summary>Countries that the world's outlines (Natural Earth, 1:110 million) hold; islands and city states are too small for them.</summary>
    private static readonly FrozenSet<string> WorldOutlines = """
        AFG AGO ALB ARE ARG ARM ATA ATF AUS AUT AZE BDI BEL BEN BFA BGD BGR BHS BIH BLR BLZ BOL BRA BRN BTN BWA CAF CAN CHE CHL CHN CIV CMR COD COG COL CRI CUB CYP
        CZE DEU DJI DNK DOM DZA ECU EGY ERI ESP EST ETH FIN FJI FLK FRA GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRL GTM GUY HND HRV HTI HUN IDN IND IRL IRN IRQ ISL ISR
        ITA JAM JOR JPN KAZ KEN KGZ KHM KOR KWT LAO LBN LBR LBY LKA LSO LTU LUX LVA MAR MDA MDG MEX MKD MLI MMR MNE MNG MOZ MRT MWI MYS NAM NCL NER NGA NIC NLD NOR
        NPL NZL OMN PAK PAN PER PHL PNG POL PRI PRK PRT PRY PSE QAT ROU RUS RWA SAU SDN SEN SLB SLE SLV SOM SRB SSD SUR SVK SVN SWE SWZ SYR TCD TGO THA TJK TKM TLS
        TTO TUN TUR TWN TZA UGA UKR URY USA UZB VEN VNM VUT YEM ZAF ZMB ZWE
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static readonly (string Name, string Code)[] States =
    [
        ("Alabama", "AL"), ("Alaska", "AK"), ("Arizona", "AZ"), ("Arkansas", "AR"), ("California", "CA"), ("Colorado", "CO"), ("Connecticut", "CT"),
        ("Delaware", "DE"), ("District of Columbia", "DC"), ("Florida", "FL"), ("Georgia", "GA"), ("Hawaii", "HI"), ("Idaho", "ID"), ("Illinois", "IL"),
        ("Indiana", "IN"), ("Iowa", "IA"), ("Kansas", "KS"), ("Kentucky", "KY"), ("Louisiana", "LA"), ("Maine", "ME"), ("Maryland", "MD"),
        ("Massachusetts", "MA"), ("Michigan", "MI"), ("Minnesota", "MN"), ("Mississippi", "MS"), ("Missouri", "MO"), ("Montana", "MT"), ("Nebraska", "NE"),
        ("Nevada", "NV"), ("New Hampshire", "NH"), ("New Jersey", "NJ"), ("New Mexico", "NM"), ("New York", "NY"), ("North Carolina", "NC"),
        ("North Dakota", "ND"), ("Ohio", "OH"), ("Oklahoma", "OK"), ("Oregon", "OR"), ("Pennsylvania", "PA"), ("Rhode Island", "RI"), ("South Carolina", "SC"),
        ("South Dakota", "SD"), ("Tennessee", "TN"), ("Texas", "TX"), ("Utah", "UT"), ("Vermont", "VT"), ("Virginia", "VA"), ("Washington", "WA"),
        ("West Virginia", "WV"), ("Wisconsin", "WI"), ("Wyoming", "WY"),
    ];

    /// <summary>Names in use that CLDR does not have, or has for another.</summary>
    private static readonly (string Name, string Code)[] OtherCountryNames =
    [
        ("America", "USA"), ("U.S.", "USA"), ("U.S.A.", "USA"), ("United States of America", "USA"), ("États-Unis d’Amérique", "USA"),
        ("UK", "GBR"), ("U.K.", "GBR"), ("Great Britain", "GBR"), ("Britain", "GBR"), ("England", "GBR"), ("Scotland", "GBR"), ("Wales", "GBR"),
        ("Northern Ireland", "GBR"), ("Grande-Bretagne", "GBR"), ("Angleterre", "GBR"), ("United Kingdom of Great Britain and Northern Ireland", "GBR"),
        ("Holland", "NLD"), ("The Netherlands", "NLD"), ("Hollande", "NLD"), ("Czech Republic", "CZE"), ("République tchèque", "CZE"), ("Slovak Republic", "SVK"),
        ("Russian Federation", "RUS"), ("Fédération de Russie", "RUS"), ("Turkey", "TUR"), ("Macedonia", "MKD"), ("Republic of Moldova", "MDA"),
        ("Korea", "KOR"), ("Republic of Korea", "KOR"), ("Korea, Republic of", "KOR"), ("South Korea", "KOR"), ("North Korea", "PRK"),
        ("Viet Nam", "VNM"), ("Burma", "MMR"), ("Myanmar", "MMR"), ("Lao PDR", "LAO"), ("East Timor", "TLS"), ("Brunei Darussalam", "BRN"),
        ("Palestine", "PSE"), ("Hong Kong", "HKG"), ("Macau", "MAC"), ("Macao", "MAC"), ("Taiwan, Province of China", "TWN"), ("Republic of China", "TWN"),
        ("People’s Republic of China", "CHN"), ("UAE", "ARE"), ("Emirates", "ARE"), ("Iran, Islamic Republic of", "IRN"), ("Syrian Arab Republic", "SYR"),
        ("Ivory Coast", "CIV"), ("Cote d'Ivoire", "CIV"), ("Swaziland", "SWZ"), ("Cape Verde", "CPV"), ("Tanzania, United Republic of", "TZA"),
        ("Congo", "COG"), ("Republic of the Congo", "COG"), ("DR Congo", "COD"), ("Democratic Republic of the Congo", "COD"), ("Zaire", "COD"),
        ("République démocratique du Congo", "COD"), ("The Gambia", "GMB"), ("The Bahamas", "BHS"), ("Trinidad and Tobago", "TTO"),
        ("Bolivia, Plurinational State of", "BOL"), ("Venezuela, Bolivarian Republic of", "VEN"), ("Bosnia", "BIH"),
    ];

    /// <summary>French names that differ from the English ones; .NET knows a region in English and in its own languages only.</summary>
    private static readonly (string Name, string Code)[] FrenchCountryNames =
    [
        ("Afrique du Sud", "ZAF"), ("Albanie", "ALB"), ("Algérie", "DZA"), ("Allemagne", "DEU"), ("Arabie saoudite", "SAU"), ("Argentine", "ARG"),
        ("Arménie", "ARM"), ("Australie", "AUS"), ("Autriche", "AUT"), ("Azerbaïdjan", "AZE"), ("Belgique", "BEL"), ("Biélorussie", "BLR"),
        ("Birmanie", "MMR"), ("Bolivie", "BOL"), ("Bosnie-Herzégovine", "BIH"), ("Brésil", "BRA"), ("Bulgarie", "BGR"), ("Cambodge", "KHM"),
        ("Cameroun", "CMR"), ("Chili", "CHL"), ("Chine", "CHN"), ("Chypre", "CYP"), ("Colombie", "COL"), ("Corée du Nord", "PRK"),
        ("Corée du Sud", "KOR"), ("Croatie", "HRV"), ("Danemark", "DNK"), ("Égypte", "EGY"), ("Émirats arabes unis", "ARE"), ("Équateur", "ECU"),
        ("Espagne", "ESP"), ("Estonie", "EST"), ("États-Unis", "USA"), ("Éthiopie", "ETH"), ("Finlande", "FIN"), ("Géorgie", "GEO"), ("Grèce", "GRC"),
        ("Guinée", "GIN"), ("Hongrie", "HUN"), ("Inde", "IND"), ("Indonésie", "IDN"), ("Irak", "IRQ"), ("Irlande", "IRL"), ("Islande", "ISL"),
        ("Israël", "ISR"), ("Italie", "ITA"), ("Jamaïque", "JAM"), ("Japon", "JPN"), ("Jordanie", "JOR"), ("Koweït", "KWT"), ("Lettonie", "LVA"),
        ("Liban", "LBN"), ("Libye", "LBY"), ("Lituanie", "LTU"), ("Macédoine du Nord", "MKD"), ("Malaisie", "MYS"), ("Maroc", "MAR"),
        ("Mauritanie", "MRT"), ("Mexique", "MEX"), ("Moldavie", "MDA"), ("Mongolie", "MNG"), ("Monténégro", "MNE"), ("Népal", "NPL"),
        ("Norvège", "NOR"), ("Nouvelle-Zélande", "NZL"), ("Ouganda", "UGA"), ("Ouzbékistan", "UZB"), ("Pays-Bas", "NLD"), ("Pérou", "PER"),
        ("Pologne", "POL"), ("Porto Rico", "PRI"), ("République dominicaine", "DOM"), ("Roumanie", "ROU"), ("Royaume-Uni", "GBR"), ("Russie", "RUS"),
        ("Sénégal", "SEN"), ("Serbie", "SRB"), ("Singapour", "SGP"), ("Slovaquie", "SVK"), ("Slovénie", "SVN"), ("Soudan", "SDN"), ("Suède", "SWE"),
        ("Suisse", "CHE"), ("Syrie", "SYR"), ("Taïwan", "TWN"), ("Tanzanie", "TZA"), ("Tchad", "TCD"), ("Tchéquie", "CZE"), ("Thaïlande", "THA"),
        ("Tunisie", "TUN"), ("Turquie", "TUR"), ("Viêt Nam", "VNM"), ("Zambie", "ZMB"),
    ];

    private static readonly Lazy<FrozenDictionary<string, string>> Countries = new(CountryNames);

    private static readonly FrozenDictionary<string, string> StateNames = States
        .SelectMany(state => new[] { state, (Name: state.Code, state.Code) })
        .Append((Name: "Washington DC", Code: "DC"))
        .ToFrozenDictionary(state => Plain(state.Name), state => state.Code, StringComparer.Ordinal);

    /// <summary>The code of a country, ISO 3166-1 alpha-3 ("FRA"); null: not known by this name.</summary>
    public static string? Country(string name) => Countries.Value.GetValueOrDefault(Plain(name));

    /// <summary>The postal code of a state of the USA ("CA") or of the District of Columbia; null: not known by this name.</summary>
    public static string? UsState(string name) => StateNames.GetValueOrDefault(Plain(name));

    /// <summary>True when the outlines of the scope hold the area.</summary>
    public static bool IsOnMap(string code, MapScope scope) => scope == MapScope.Usa ? States.Any(state => state.Code == code) : WorldOutlines.Contains(code);

    private static FrozenDictionary<string, string> CountryNames()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var regions = CultureInfo.GetCultures(CultureTypes.SpecificCultures)
            .Select(culture => new RegionInfo(culture.Name))
            // Regions beyond countries ("World", "Latin America") have numbers.
            .Where(region => region.ThreeLetterISORegionName is { Length: 3 } code && code.All(char.IsAsciiLetterUpper))
            .ToArray();
        // Codes before names, and what is written here before both.
        foreach (var (name, code) in OtherCountryNames.Concat(FrenchCountryNames)) names.TryAdd(Plain(name), code);
        foreach (var region in regions)
        {
            names.TryAdd(Plain(region.TwoLetterISORegionName), region.ThreeLetterISORegionName);
            names.TryAdd(Plain(region.ThreeLetterISORegionName), region.ThreeLetterISORegionName);
        }
        foreach (var region in regions) names.TryAdd(Plain(region.EnglishName), region.ThreeLetterISORegionName);
        foreach (var region in regions) names.TryAdd(Plain(region.NativeName), region.ThreeLetterISORegionName);
        names.Remove("");
        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Letters only, in lower case and without accents; "&amp;" is a word.</summary>
    private static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var character in name.Replace("&", " and ", StringComparison.Ordinal).Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetter(character)) plain.Append(char.ToLowerInvariant(character));
        }
        return plain.ToString();
    }
}
