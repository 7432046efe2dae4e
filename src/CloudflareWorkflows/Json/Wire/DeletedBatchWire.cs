using CloudflareWorkflows.Http.Reading;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json.Wire;

/// <summary>The response to a batch deletion.</summary>
internal sealed record DeletedBatchWire(LenientItem<DeletedIdWire>[]? Deleted, LenientItem<BatchError>[]? Errors);
