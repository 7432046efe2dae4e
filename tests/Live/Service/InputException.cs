using System;

namespace CloudflareWorkflows.Live.Service;

/// <summary>The run cannot begin: an option, a variable or a permission is missing. Nothing was created.</summary>
internal sealed class InputException(string message) : Exception(message);
