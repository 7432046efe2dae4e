using System;

namespace CloudflareWorkflows.Models;

/// <summary>A response can't be written to its file, for example because the disk is full.</summary>
internal sealed class FileNotWritableException(Exception cause) : Exception(cause.Message, cause);
