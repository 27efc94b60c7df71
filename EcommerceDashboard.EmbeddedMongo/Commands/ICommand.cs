using EcommerceDashboard.EmbeddedMongo.Wire;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary>One command of the server. To add one: a class here, a line in <see cref="CommandTable"/>.</summary>
internal interface ICommand
{
    /// <summary>The name, then other names it answers to.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>The fields it knows besides its name and those of every command; null: any.</summary>
    IReadOnlyList<string>? Fields { get; }

    /// <summary>Whether it answers before authentication.</summary>
    bool IsPublic => false;

    /// <summary>Whether it may write, and so take a write concern.</summary>
    bool Writes => false;

    /// <summary>Runs the command.</summary>
    /// <exception cref="CommandException">The command is refused.</exception>
    ValueTask<Reply> RunAsync(CommandContext context);
}
