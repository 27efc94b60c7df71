namespace EcommerceDashboard.Features.SampleData;

/// <summary>Invented names of people and companies.</summary>
internal static class SampleNames
{
    private static readonly string[] FirstNames =
    [
        "Olivia", "Liam", "Emma", "Noah", "Chloé", "Hugo", "Léa", "Lucas", "Mia", "Felix", "Hannah", "Jonas", "Sofía", "Mateo", "Lucía", "Pablo", "Giulia",
        "Lorenzo", "Chiara", "Marco", "Amelia", "Oscar", "Isla", "Harry", "Saoirse", "Conor", "Ava", "Ethan", "Grace", "Caleb", "Maya", "Daniel", "Zoë",
        "Samuel", "Nora", "Elias", "Inês", "Tiago", "Anouk", "Daan", "Priya", "Arjun", "Mei", "Kenji", "Fatima", "Omar", "Ngozi", "Kwame", "Ingrid", "Søren",
    ];

    private static readonly string[] LastNames =
    [
        "Carter", "Nguyen", "Walker", "Bennett", "Morales", "Foster", "Dubois", "Lefèvre", "Moreau", "Girard", "Schneider", "Weber", "Hoffmann", "Krüger",
        "García", "Romero", "Navarro", "Ortega", "Rossi", "Conti", "Ferrari", "Greco", "O’Brien", "Murphy", "Clarke", "Hughes", "Whitfield", "Patel", "Singh",
        "Tanaka", "Chen", "Park", "Okafor", "Mensah", "Haddad", "Van Dijk", "De Smet", "Silva", "Almeida", "Keller", "Baumann", "Lindqvist", "Hansen", "Novak",
        "Kowalski", "Petrov", "Tremblay", "Gagnon", "MacLeod", "Fraser", "Stewart", "Reyes", "Brooks", "Coleman", "Hayes", "Jordan", "Marsh", "Quinn", "Sutton", "Young",
    ];

    private static readonly string[] Trades =
        ["Architects", "Consulting", "Logistics", "Design", "Engineering", "Interiors", "Media", "Partners", "Solutions", "Studios", "Supplies", "Ventures"];

    public static string Person(SplitMix64 random) => $"{FirstNames[random.Next(FirstNames.Length)]} {LastNames[random.Next(LastNames.Length)]}";

    public static string Company(SplitMix64 random) => $"{LastNames[random.Next(LastNames.Length)]} {Trades[random.Next(Trades.Length)]}";
}
