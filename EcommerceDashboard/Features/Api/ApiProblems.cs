using MongoDB.Driver;

namespace EcommerceDashboard.Features.Api;

/// <summary>A part of a request that cannot be used.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value, cut after <see cref="LongestValue"/> characters.</param>
/// <param name="Expected">What would have been right.</param>
internal sealed record ApiError(string Name, string Value, string Expected)
{
    private const int LongestValue = 200;

    public string Value { get; } = Value.Length <= LongestValue ? Value : string.Concat(Value.AsSpan(0, LongestValue), "…");
}

/// <summary>Answers of the API that are no figures: problem details (RFC 9457).</summary>
internal static partial class ApiProblems
{
    /// <summary>400 or 404: what of the request cannot be used.</summary>
    public static IResult Refused(int status, params IReadOnlyList<ApiError> errors) => Results.Problem(
        statusCode: status,
        title: status == StatusCodes.Status404NotFound ? "Not found" : "The request cannot be answered",
        detail: string.Join(" ", errors.Select(error => $"{error.Name} \"{error.Value}\": {error.Expected}")),
        extensions: new Dictionary<string, object?> { ["errors"] = errors });

    /// <summary>Turns a database that is away into 503, and any other fault into 500, without telling the caller what is inside.</summary>
    public static async ValueTask<object?> Guard(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        try
        {
            return await next(invocation);
        }
        catch (Exception exception) when (IsAway(exception))
        {
            context.Response.Headers.RetryAfter = "5";
            return Results.Problem(statusCode: StatusCodes.Status503ServiceUnavailable, title: "The database is away", detail: "Try again in a moment.");
        }
        catch (Exception exception) when (!context.RequestAborted.IsCancellationRequested)
        {
            LogFault(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ApiProblems)), exception, context.Request.Path);
            return Results.Problem(statusCode: StatusCodes.Status500InternalServerError, title: "The request failed", detail: "The cause is in the log of the server.");
        }
    }

    private static bool IsAway(Exception exception) =>
        exception is MongoConnectionException or MongoNotPrimaryException or MongoNodeIsRecoveringException or TimeoutException;

    [LoggerMessage(LogLevel.Error, "The API could not answer {Path}")]
    private static partial void LogFault(ILogger logger, Exception exception, PathString path);
}
