using System.Globalization;
using EcommerceDashboard.Data;
using EcommerceDashboard.Features.Sources.Definition;
using EcommerceDashboard.Features.Sources.Proposal;
using EcommerceDashboard.Features.Sources.Runs;
using EcommerceDashboard.Filters;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace EcommerceDashboard.Features.Sources.Page;

/// <summary>A source being made or changed.</summary>
public sealed partial class SourceEditor : IDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly Dictionary<string, IReadOnlyList<SampledField>> _fields = new(StringComparer.Ordinal);
    private IReadOnlyList<string> _databases = [], _collections = [];
    private string _database = "", _collection = "";
    private SourceDefinition? _definition;
    private SourceResult? _result;
    private string? _failure, _layout;
    private bool _isBusy, _showsAll, _showsJson;

    private sealed record Option(string Key, string Label, string? Example);

    /// <summary>The source to change; null: a new one.</summary>
    [Parameter]
    public StoredSource? Stored { get; set; }

    /// <summary>It was saved or given up.</summary>
    [Parameter]
    public EventCallback OnClose { get; set; }

    [Inject]
    private ISources Sources { get; set; } = default!;

    [Inject]
    private BusinessCalendar Calendar { get; set; } = default!;

    [Inject]
    private IStringLocalizer<FieldText> Fields { get; set; } = default!;

    [Inject]
    private IStringLocalizer<SourcesText> Text { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose()
    {
        // A check that goes on is of use to nobody any more.
        _end.Cancel();
        _end.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _definition = Stored?.Definition;
        await AskAsync(async cancellation =>
        {
            if (_definition is null) _databases = await Sources.DatabasesAsync(cancellation);
            else await SampleAsync(_definition, cancellation);
        });
    }

    private async Task ChooseDatabaseAsync(ChangeEventArgs change)
    {
        (_database, _collection, _collections, _definition, _result) = (TextOf(change), "", [], null, null);
        if (_database.Length > 0) await AskAsync(async cancellation => _collections = await Sources.CollectionsAsync(_database, cancellation));
    }

    private async Task ChooseCollectionAsync(ChangeEventArgs change)
    {
        (_collection, _definition, _result) = (TextOf(change), null, null);
        if (_collection.Length == 0) return;
        await AskAsync(async cancellation =>
        {
            var proposal = await Sources.ProposeAsync(_database, _collection, cancellation);
            await SampleAsync(proposal.Definition, cancellation);
            (_layout, _definition) = (proposal.Layout?.Name, proposal.Definition);
        });
    }

    private async Task SampleAsync(SourceDefinition definition, CancellationToken cancellationToken)
    {
        foreach (var collection in definition.Joins.Select(join => join.Collection).Prepend(definition.Collection).Distinct(StringComparer.Ordinal))
            _fields[collection] = await Sources.FieldsAsync(definition.Database, collection, cancellationToken);
    }

    private Task CheckAsync() => IsWhole() ? AskAsync(async cancellation => _result = await Sources.CheckAsync(_definition!, cancellation)) : Task.CompletedTask;

    private async Task SaveAsync()
    {
        if (!IsWhole()) return;
        await AskAsync(cancellation => Sources.SaveAsync(_definition!, cancellation));
        if (_failure is null) await OnClose.InvokeAsync();
    }

    private Task CancelAsync() => OnClose.InvokeAsync();

    private bool IsWhole()
    {
        _failure = SourceRules.FirstProblem(_definition!) is { } problem ? Text["Incomplete", problem.In(CultureInfo.CurrentUICulture)].Value : null;
        return _failure is null;
    }

    private async Task AskAsync(Func<CancellationToken, Task> ask)
    {
        (_isBusy, _failure) = (true, null);
        StateHasChanged();
        try
        {
            await ask(_end.Token);
        }
        catch (SourceAccessException exception)
        {
            _failure = Text[exception.IsForbidden ? "Outcome.Forbidden" : "Outcome.Failed"];
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
        _isBusy = false;
    }

    private void Change(SourceDefinition definition) => (_definition, _result, _failure) = (definition, null, null);

    private void ReadJson(ChangeEventArgs change)
    {
        try
        {
            var read = SourceDefinition.FromJson(TextOf(change));
            Change(Stored is null ? read : read with { Name = Stored.Name });
        }
        catch (ExplainedFormatException exception)
        {
            _failure = Text["Incomplete", exception.Explanation.In(CultureInfo.CurrentUICulture)];
        }
    }

    private void ChangeField(ImportField field, ChangeEventArgs change)
    {
        var fields = _definition!.Fields.Where(pair => pair.Key != field.Id).ToDictionary(StringComparer.Ordinal);
        if (TextOf(change) is { Length: > 0 } key)
        {
            var parts = key.Split('|', 2);
            fields[field.Id] = (_definition.Fields.GetValueOrDefault(field.Id) ?? new SourceField()) with { From = parts[0], Path = parts[1], Constant = null };
        }
        Change(_definition with { Fields = fields });
    }

    private bool IsShown(ImportField field) => IsNeeded(field) || _definition!.Fields.ContainsKey(field.Id);

    private static bool IsNeeded(ImportField field) => ImportFields.Needed.Any(group => group.Contains(field));

    private string ChosenOf(ImportField field) => _definition!.Fields.TryGetValue(field.Id, out var from) ? KeyOf(from) : "";

    private string? ExampleOf(ImportField field) => OptionsOf(field).Find(option => option.Key == ChosenOf(field))?.Example;

    private static string KeyOf(SourceField from) => from.Constant is { } constant ? $"constant|{constant}" : $"{from.From}|{from.Path}";

    /// <summary>What a field can come from; also what it does come from, where that was not seen among the samples.</summary>
    private List<Option> OptionsOf(ImportField field)
    {
        List<Option> options = [.. Options()];
        if (_definition!.Fields.TryGetValue(field.Id, out var from) && options.TrueForAll(option => option.Key != KeyOf(from)))
            options.Insert(0, new Option(KeyOf(from), from.Constant is { } constant ? Text["Constant", constant] : from.Path!, null));
        return options;
    }

    private IEnumerable<Option> Options()
    {
        var definition = _definition!;
        IEnumerable<Option> Of(string from, string collection, string? lines, string? label) =>
            from sampled in _fields.GetValueOrDefault(collection, [])
            where sampled.Lines == lines && sampled.Types is not (["object"] or ["array"])
            select new Option($"{from}|{sampled.Path}", label is null ? sampled.Path : $"{label} · {sampled.Path}", sampled.Example);
        return definition.Joins.Aggregate(
            Of(SourceField.FromDocument, definition.Collection, null, null).Concat(definition.Lines is { } array ? Of(SourceField.FromLine, definition.Collection, array, array) : []),
            (options, join) => options.Concat(Of(join.Name, join.Collection, null, join.Collection)));
    }

    private static string TextOf(ChangeEventArgs change) => change.Value as string ?? "";

    private static string? Given(ChangeEventArgs change) => TextOf(change).Trim() is { Length: > 0 } text ? text : null;

    private static int? Number(ChangeEventArgs change) => int.TryParse(TextOf(change), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
}
