using EcommerceDashboard.EmbeddedMongo.Wire;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary>One command of the server. To add one: a class here, a line in <see cref="CommandTable"/>.</summary>
/// <param name="names">The name, then other names it answers to.</param>
/// <param name="fields">The fields it knows besides its name and those of every command; null: any.</param>
/// <param name="isPublic">Whether it answers before authentication.</param>
/// <param name="writes">Whether it may write, and so take a write concern.</param>
internal abstract class Command(IReadOnlyList<string> names, IReadOnlyList<string>? fields, bool isPublic = false, bool writes = false)
{
    public IReadOnlyList<string> Names => names;

    public IReadOnlyList<string>? Fields => fields;

    public bool IsPublic => isPublic;

    public bool Writes => writes;

    /// <summary>Runs the command.</summary>
    /// <exception cref="CommandException">The command is refused.</exception>
    public abstract ValueTask<Reply> RunAsync(CommandContext context);
}
