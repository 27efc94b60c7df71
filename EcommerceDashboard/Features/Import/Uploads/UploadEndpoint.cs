using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

namespace EcommerceDashboard.Features.Import.Uploads;

/// <summary>
/// Where the page sends a file: straight to disk, past the circuit, whose messages are small. The body is the file itself, the name stands in
/// the address, the antiforgery token in its usual header.
/// </summary>
internal static class UploadEndpoint
{
    /// <summary>Its address.</summary>
    public const string Path = "/data/upload";

    /// <summary>What the page is told: the id of the file, or the name of an <see cref="UploadRefusal"/>.</summary>
    internal sealed record Answer(string? Id, string? Refusal);

    public static void MapUploads(this IEndpointRouteBuilder routes) => routes.MapPost(Path, ReceiveAsync).ExcludeFromDescription();

    private static async Task<IResult> ReceiveAsync(HttpContext context, string? name, UploadedFiles files, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(context).ConfigureAwait(false)) return Results.BadRequest();
        // Said in advance, it is refused before a byte has travelled; else where it grows too large.
        if (files.RefusalOf(context.Request.ContentLength ?? 0) is { } refusal) return Refused(refusal);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = null;
        try
        {
            var file = await files.ReceiveAsync(name ?? "", context.Request.Body, context.RequestAborted).ConfigureAwait(false);
            return Results.Json(new Answer(file.Id, null));
        }
        catch (UploadRefusedException refused)
        {
            return Refused(refused.Refusal);
        }
    }

    private static IResult Refused(UploadRefusal refusal) => Results.Json(
        new Answer(null, refusal.ToString()),
        statusCode: refusal == UploadRefusal.TooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status507InsufficientStorage);
}
