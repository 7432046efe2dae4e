using System;

namespace CloudflareWorkflows.Live.Service;

/// <summary>A request was not sent, because no request is left for its purpose.</summary>
internal sealed class BudgetException(string message) : Exception(message);
