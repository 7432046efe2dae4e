using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Http;

/// <summary>What a dialect makes of a error: its kind, and the code by which the layers above know it.</summary>
internal readonly record struct ErrorClassification(CloudflareErrorKind Kind, int? Code);

/// <summary>Tells what kind of failure a error is. A dialect hands its own to Http.</summary>
internal delegate ErrorClassification ErrorClassifier(ErrorResponse error);
