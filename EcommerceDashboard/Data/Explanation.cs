using System.Globalization;
using System.Resources;

namespace EcommerceDashboard.Data;

/// <summary>
/// Why something is refused, as a sentence of a feature's texts: in the reader's language on a page, in English in logs and on the command line.
/// </summary>
public sealed class Explanation : IFormattable
{
    private readonly ResourceManager _texts;
    private readonly string _key;
    private readonly object[] _values;

    private Explanation(ResourceManager texts, string key, object[] values) => (_texts, _key, _values) = (texts, key, values);

    /// <summary>A sentence.</summary>
    /// <typeparam name="TTexts">The class that the texts are named after.</typeparam>
    /// <param name="key">Its key.</param>
    /// <param name="values">What it names; another explanation is put into words with it.</param>
    /// <exception cref="MissingManifestResourceException">There is no such sentence.</exception>
    public static Explanation Of<TTexts>(string key, params object[] values)
    {
        var texts = TextsOf<TTexts>.Texts;
        return texts.GetString(key, CultureInfo.InvariantCulture) is null
            ? throw new MissingManifestResourceException($"{typeof(TTexts).Name} has no sentence {key}.")
            : new Explanation(texts, key, values);
    }

    /// <summary>In the language of a culture.</summary>
    public string In(CultureInfo culture) => string.Format(culture, _texts.GetString(_key, culture)!, _values);

    /// <summary>In English.</summary>
    public override string ToString() => In(CultureInfo.InvariantCulture);

    /// <inheritdoc />
    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => In(formatProvider as CultureInfo ?? CultureInfo.InvariantCulture);

    private static class TextsOf<TTexts>
    {
        public static ResourceManager Texts { get; } = new(typeof(TTexts));
    }
}

/// <summary>A text that is not written as it must be.</summary>
public sealed class ExplainedFormatException(Explanation explanation) : FormatException(explanation.ToString())
{
    /// <summary>What is wrong with it.</summary>
    public Explanation Explanation => explanation;
}
