using System;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>The service did what the catalog has no value for. The message goes into the file of answers, so it holds no
/// names.</summary>
internal sealed class UnexpectedException(string message) : Exception(message);
