using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Api;
using CloudflareWorkflows.Sandbox.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CloudflareWorkflows.Sandbox.Workers;

/// <summary>Reads the multipart body of an upload: metadata, and modules by their names.</summary>
internal static class ScriptUpload
{
    private static readonly string[] s_moduleTypes = ["application/javascript+module", "text/javascript+module"];

    public static async Task<WorkerScript> ReadAsync(string name, HttpRequest request, SandboxAccount account)
    {
        Dictionary<string, (string? Type, string Text)> parts = await ReadPartsAsync(request);
        if (!parts.TryGetValue("metadata", out (string? Type, string Text) metadata))
        {
            throw ApiErrors.Script("could not read content for part metadata");
        }

        ScriptMetadata given = Parse(metadata.Text);
        string main = given.MainModule ?? throw ApiErrors.Script("could not find main_module in metadata");
        if (!parts.TryGetValue(main, out (string? Type, string Text) module))
        {
            throw ApiErrors.Script($"Uncaught Error: No such module: {main}");
        }

        // The service runs a part of another type as a script without modules.
        if (!s_moduleTypes.Contains(module.Type, StringComparer.OrdinalIgnoreCase))
        {
            throw ApiErrors.Script("Uncaught SyntaxError: Cannot use import statement outside a module");
        }

        if (!module.Text.Contains("export default", StringComparison.Ordinal))
        {
            throw ApiErrors.NoHandlers;
        }

        return new WorkerScript
        {
            Name = name,
            Code = module.Text,
            CompatibilityDate = given.CompatibilityDate,
            Tags = given.Tags ?? [],
            Bindings = given.Bindings ?? [],
            CreatedOn = account.Now,
            ModifiedOn = account.Now,
        };
    }

    private static async Task<Dictionary<string, (string? Type, string Text)>> ReadPartsAsync(HttpRequest request)
    {
        bool isMultipart = MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
            && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);
        string boundary = HeaderUtilities.RemoveQuotes(type?.Boundary ?? default).ToString();
        if (!isMultipart || boundary.Length == 0)
        {
            throw ApiErrors.ScriptContentType;
        }

        Dictionary<string, (string? Type, string Text)> parts = new(StringComparer.Ordinal);
        MultipartReader reader = new(boundary, request.Body);
        while (await reader.ReadNextSectionAsync(request.HttpContext.RequestAborted) is { } section)
        {
            using StreamReader text = new(section.Body);
            string content = await text.ReadToEndAsync(request.HttpContext.RequestAborted);
            if (section.GetContentDispositionHeader() is { } header)
            {
                // A module is named by its file; a part without a file by itself.
                string? name = Unquote(header.FileName.Value) ?? Unquote(header.Name.Value);
                parts[name ?? ""] = (MediaTypeOf(section.ContentType), content);
            }
        }

        return parts;
    }

    private static ScriptMetadata Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, SandboxJson.Wire.ScriptMetadata)
                ?? throw ApiErrors.Script("could not parse part metadata");
        }
        catch (JsonException)
        {
            throw ApiErrors.Script("could not parse part metadata");
        }
    }

    private static string? MediaTypeOf(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? type) ? type.MediaType.ToString() : null;

    private static string? Unquote(string? text) => string.IsNullOrEmpty(text) ? null : text.Trim('"');
}
