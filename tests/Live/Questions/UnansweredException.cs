using System;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>A question got no answer. The reason goes into the file of answers, so it holds no names.</summary>
internal sealed class UnansweredException(string reason) : Exception(reason);
