using EcommerceDashboard.EmbeddedMongo.Wire;

namespace EcommerceDashboard.EmbeddedMongo.Commands;

/// <summary>Finds the command of a request, runs it, and turns every failure into a reply.</summary>
internal sealed class CommandDispatcher(ServerState server)
{
    /// <param name="client">The connection.</param>
    /// <param name="request">The request.</param>
    /// <param name="ending">Ends when the client leaves or the server stops.</param>
    public async Task<Reply> DispatchAsync(ClientState client, RequestMessage request, CancellationToken ending)
    {
        CancellationTokenSource? deadline = null;
        CancellationTokenSource? either = null;
        try
        {
            if (request.Body.ElementCount == 0) throw CommandException.FailedToParse("no command");
            var name = request.Body.GetElement(0).Name;
            var command = Find(client, request, name);
            if (!request.IsLegacy) CommonArguments.Check(name, request);
            var cancellation = ending;
            if (CommonArguments.MaxTime(name, request) is { } maxTime)
            {
                deadline = new CancellationTokenSource(maxTime, server.Time);
                either = CancellationTokenSource.CreateLinkedTokenSource(ending, deadline.Token);
                cancellation = either.Token;
            }
            var context = new CommandContext(server, client, request, name, cancellation);
            if (command.Fields is { } fields) context.Arguments.CheckFields(fields);
            return await command.RunAsync(context).ConfigureAwait(false);
        }
        catch (CommandException refusal)
        {
            return Reply.Error(refusal);
        }
        catch (OperationCanceledException) when (deadline is { IsCancellationRequested: true })
        {
            return Reply.Error(new CommandException(50, "MaxTimeMSExpired", "operation exceeded time limit"));
        }
        catch (OperationCanceledException)
        {
            return Reply.Error(new CommandException(11601, "Interrupted", "operation was interrupted"));
        }
        catch (InsufficientExecutionStackException)
        {
            return Reply.Error(BsonValidator.TooDeep(BsonValidator.MaxCommandDepth));
        }
#pragma warning disable CA1031 // A fault of one command must reach its client as an error and leave the server running.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Reply.Error(new CommandException(1, "InternalError", $"{exception.GetType().Name}: the server failed to run the command"));
        }
        finally
        {
            either?.Dispose();
            deadline?.Dispose();
        }
    }

    private Command Find(ClientState client, RequestMessage request, string name)
    {
        var command = CommandTable.Find(name);
        // Drivers greet and authenticate this way before they know what the server speaks.
        if (request.IsLegacy && command is not (HelloCommand or SaslStartCommand or SaslContinueCommand))
        {
            throw new CommandException(352, "UnsupportedOpQueryCommand",
                $"Unsupported OP_QUERY command: {name}. The client driver may require an upgrade.");
        }
        // Who may not ask learns nothing, not even which commands there are.
        if (command is not { IsPublic: true } && server.Credential is not null && !client.IsAuthenticated) throw CommandException.Unauthorized(name);
        return command ?? throw new CommandException(59, "CommandNotFound", $"no such command: '{name}'");
    }
}
