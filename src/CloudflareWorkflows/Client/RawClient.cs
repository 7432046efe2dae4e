using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>Requests to any resource of an account, including those without a dedicated method.</summary>
internal sealed class RawClient(ApiScope scope) : ResourceClient(scope)
{
    private const int SmallestPage = 10;

    /// <summary>Sends one request and returns the result as a PowerShell object.</summary>
    public async Task<object?> SendAsync(RawRequest raw, CancellationToken cancellationToken)
    {
        ApiRequest request = new(new HttpMethod(raw.Method), Address(raw, null, null))
        {
            Body = raw.Body,
            AllowsEmptyResponse = raw.Method != "GET",

            // Whether any other POST or PATCH is idempotent is unknown.
            Safety = raw.Method is "GET" or "PUT" or "DELETE"
                ? RetrySafety.Repeatable
                : RetrySafety.OnlyIfNothingDone,
        };
        try
        {
            ApiResponse<JsonElement> response = await Api
                .SendAllowEmptyAsync(request, Json.EnvelopeJsonElement, cancellationToken).ConfigureAwait(false);
            return JsonToObject.Convert(response.Result, cancellationToken);
        }
        catch (CloudflareException failure) when (IsGone(failure) && request.Method == HttpMethod.Delete)
        {
            return null;
        }
    }

    /// <summary>Reads a listing page by page, by cursor if the service returns one, otherwise by number.</summary>
    public async IAsyncEnumerable<object?[]> ListAsync(
        RawRequest raw, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IAsyncEnumerable<JsonElement[]> pages = CursorPager.RunAsync(
            (cursor, page, token) => Api.SendAsync(
                ApiRequest.Get(Address(raw, cursor, page)), Json.EnvelopeJsonElementArray, token),
            item => item.GetRawText(),
            PageSize(raw),
            cancellationToken);
        await foreach (JsonElement[] page in pages.ConfigureAwait(false))
        {
            yield return [.. page.Select(item => JsonToObject.Convert(item, cancellationToken))];
        }
    }

    /// <summary>The size of a full page: the requested size, or the smallest default of the known
    /// endpoints.</summary>
    private static int PageSize(RawRequest raw) => raw.Query
        .Where(parameter => parameter.Key == "per_page")
        .Select(parameter => int.TryParse(parameter.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int size) ? size : 0)
        .LastOrDefault(size => size > 0) is int requested && requested > 0 ? requested : SmallestPage;

    private ApiPath Address(RawRequest raw, string? cursor, int? page)
    {
        ApiPath path = Path(raw.Segments);
        foreach (KeyValuePair<string, string> parameter in raw.Query)
        {
            path.With(Uri.EscapeDataString(parameter.Key), parameter.Value);
        }

        return path.With("cursor", cursor).With("page", page?.ToString(CultureInfo.InvariantCulture));
    }
}
