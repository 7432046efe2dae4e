using CloudflareWorkflows.Http.Reading;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json.Wire;

/// <summary>What came of deleting several instances.</summary>
internal sealed record DeletedBatchWire(LenientItem<DeletedIdWire>[]? Deleted, LenientItem<BatchError>[]? Errors);
