using System;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Http;

/// <summary>The kind of an error response, and the error code for the layers above.</summary>
internal readonly record struct ErrorClassification(CloudflareErrorKind Kind, int? Code)
{
    /// <summary>How long the error says to wait, for a response whose headers do not say it.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>Classifies an error response. Each API (cloud, local engine) passes its own classifier.</summary>
internal delegate ErrorClassification ErrorClassifier(ErrorResponse error);
