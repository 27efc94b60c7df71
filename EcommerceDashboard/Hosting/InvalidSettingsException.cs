namespace EcommerceDashboard.Hosting;

/// <summary>A configuration value that cannot be used.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Given">The value, or a description of it where it may hold a secret.</param>
/// <param name="Expected">What a value must be.</param>
public sealed record SettingProblem(string Key, string Given, string Expected)
{
    /// <inheritdoc />
    public override string ToString() => $"{Key} is {Given}, but must be {Expected}.";
}

/// <summary>The configuration cannot be used; the message names every wrong value.</summary>
public sealed class InvalidSettingsException(IReadOnlyList<SettingProblem> problems)
    : Exception("The configuration is not valid:\n" + string.Join('\n', problems.Select(problem => $"  {problem}")))
{
    /// <summary>Every wrong value.</summary>
    public IReadOnlyList<SettingProblem> Problems { get; } = problems;
}
