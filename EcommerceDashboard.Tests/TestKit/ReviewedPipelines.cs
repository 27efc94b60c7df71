using MongoDB.Bson;
using MongoDB.Bson.IO;

namespace EcommerceDashboard.TestKit;

/// <summary>Pipelines as somebody has read them, in files beside the tests; with UPDATE_DOCUMENTS=1 the files are written instead.</summary>
public static class ReviewedPipelines
{
    private static readonly JsonWriterSettings Relaxed = new() { OutputMode = JsonOutputMode.RelaxedExtendedJson };

    /// <summary>Compares pipelines with those of a file.</summary>
    /// <param name="folder">The folder, from the top of the repository.</param>
    /// <param name="name">Name of the file, without its ending.</param>
    /// <param name="pipelines">Their names and stages.</param>
    public static void Check(string[] folder, string name, params IEnumerable<(string Name, IEnumerable<BsonDocument> Stages)> pipelines)
    {
        var file = Repository.PathOf([.. folder, $"{name}.json"]);
        // A stage on a line: so a difference shows the stage it is in.
        var rendered = $"{{{string.Join(',', pipelines.Select(pipeline => $"\n\"{pipeline.Name}\": [\n  {string.Join(",\n  ", pipeline.Stages.Select(stage => stage.ToJson(Relaxed)))}\n]"))}\n}}\n";
        if (Repository.UpdatesDocuments) File.WriteAllText(file, rendered);
        else Assert.Equal(File.ReadAllText(file), rendered, ignoreLineEndingDifferences: true);
    }
}
